using System.Collections.Concurrent;
using Parley.TestKit.Databases;

namespace Parley.TestKit.Messaging;

/// <summary>What clients sent and what they were told, to be compared with what is stored.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Entry> _sends = new(StringComparer.Ordinal);
    private int _contradictions;

    public int Acknowledged => _sends.Values.Count(static entry => entry.Answer is not null);

    /// <summary>What nobody knows the fate of: to be sent again as it was.</summary>
    public IReadOnlyList<(string ClientId, Guid ConversationId)> Unanswered =>
        [.. _sends.Where(static send => send.Value.Answer is null).Select(static send => (send.Key, send.Value.ConversationId))];

    public void Send(string clientId, Guid conversationId) => _sends.TryAdd(clientId, new Entry(conversationId, null));

    public void Acknowledge(string clientId, Guid id, long seq)
    {
        Entry entry = _sends[clientId];
        if (entry.Answer is { } known && known != (id, seq))
        {
            Interlocked.Increment(ref _contradictions);
        }

        _sends[clientId] = entry with { Answer = (id, seq) };
    }

    /// <summary>Compares with all that is stored in the conversations of this ledger.</summary>
    public LedgerReport Check(IReadOnlyList<StoredMessage> stored)
    {
        ILookup<string, StoredMessage> byClientId = stored
            .Where(static message => message.ClientId is not null)
            .ToLookup(static message => message.ClientId!, StringComparer.Ordinal);
        return new LedgerReport
        {
            Sent = _sends.Count,
            Acknowledged = Acknowledged,
            Stored = stored.Count,
            Missing = _sends.Count(send => send.Value is { Answer: { } answer } entry && !byClientId[send.Key].Any(
                message => (message.Id, message.Seq) == answer && message.ConversationId == entry.ConversationId)),
            Doubled = byClientId.Count(static messages => messages.Count() > 1),
            Unknown = stored.Count(message => message.ClientId is null || !_sends.ContainsKey(message.ClientId)),
            Contradictions = _contradictions,
            Gaps = stored.GroupBy(static message => message.ConversationId).Count(static messages =>
                !messages.Select(static message => message.Seq).Order().SequenceEqual(Enumerable.Range(1, messages.Count()).Select(static seq => (long)seq))),
        };
    }

    private sealed record Entry(Guid ConversationId, (Guid Id, long Seq)? Answer);
}
