using Microsoft.Extensions.Logging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Presence;
using Parley.Messaging.Users;

namespace Parley.Messaging.Events;

/// <summary>
/// Finds out whom a message did not reach. Members are read once a conversation and again when they have changed, which it is told by
/// <see cref="Observe"/>; used by one loop.
/// </summary>
public sealed partial class UndeliveredMessages(
    IPresence presence, IConversationReader conversations, TimeProvider time, ILogger<UndeliveredMessages> logger)
{
    /// <summary>How long a database that failed is not asked again: what waits would wait for its time-out with every message.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    internal const int MaxConversations = 1000;

    private readonly Dictionary<ConversationKey, IReadOnlyList<string>> _members = [];
    private long? _failedAt;
    private bool _isStale;

    /// <summary>What was known of members may be wrong, for changes were missed. From any thread.</summary>
    internal void Distrust() => Volatile.Write(ref _isStale, true);

    internal void Observe(ChatEvent chatEvent)
    {
        if (chatEvent is MemberAdded or MemberRemoved)
        {
            _members.Remove(KeyOf(((ConversationEvent)chatEvent).Conversation));
        }
    }

    /// <summary>Null where everybody else has a live socket, or where members are not known and cannot be read.</summary>
    internal async Task<MessageUndelivered?> FindAsync(MessageSent sent, CancellationToken stopping)
    {
        if (await MembersAsync(KeyOf(sent.Conversation), stopping) is not { } members)
        {
            return null;
        }

        string[] absent = [.. members.Where(id => id != sent.Message.SenderId && !presence.IsConnected(new UserKey(sent.Company, id)))];
        return absent.Length == 0 ? null : new MessageUndelivered(sent.Conversation, sent.Message, absent);
    }

    private static ConversationKey KeyOf(Conversation conversation) => new(conversation.Company, conversation.Id);

    private async ValueTask<IReadOnlyList<string>?> MembersAsync(ConversationKey key, CancellationToken stopping)
    {
        if (Interlocked.Exchange(ref _isStale, false))
        {
            _members.Clear();
        }

        if (_members.TryGetValue(key, out IReadOnlyList<string>? known))
        {
            return known;
        }

        if (_failedAt is { } failedAt && time.GetElapsedTime(failedAt) < Pause)
        {
            return null;
        }

        return await ReadAsync(key, stopping);
    }

    private async Task<IReadOnlyList<string>?> ReadAsync(ConversationKey key, CancellationToken stopping)
    {
        try
        {
            IReadOnlyList<string> members = await conversations.MemberIdsAsync(key, stopping);
            if (_members.Count >= MaxConversations)
            {
                _members.Clear();
            }

            _members[key] = members;
            _failedAt = null;
            return members;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            if (_failedAt is null)
            {
                LogMembersUnknown(exception);
            }

            _failedAt = time.GetTimestamp();
            return null;
        }
    }
}
