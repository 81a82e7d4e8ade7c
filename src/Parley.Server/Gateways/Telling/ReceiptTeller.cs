using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Gateways.Telling;

/// <summary>
/// Tells senders who has got and read their messages: which messages an advance covers is read, many advances at once. What is lost shows in the
/// statuses of messages and the positions of members when they are read the next time.
/// </summary>
internal sealed class ReceiptTeller : TellingLoop<PositionAdvanced>
{
    private const int MaxRanges = 256;
    private const long MaxPositions = 20_000;

    private readonly Gateway[] _gateways;
    private readonly IMessageReader _messages;

    public ReceiptTeller(
        IEnumerable<Gateway> gateways, IMessageReader messages, IEventBus bus, TimeProvider time, ILogger<ReceiptTeller> logger) : base(time, logger)
    {
        (_gateways, _messages) = ([.. gateways], messages);
        bus.Subscribe(Listen);
    }

    /// <summary>Several steps of one member become one; a heavy range is read with few others.</summary>
    protected override IEnumerable<IReadOnlyList<PositionAdvanced>> Split(IReadOnlyList<PositionAdvanced> batch)
    {
        List<PositionAdvanced> part = [];
        long positions = 0;
        foreach (PositionAdvanced advanced in Merge(OfListeners(batch)))
        {
            long more = advanced.ToSeq - advanced.FromSeq;
            if (part.Count > 0 && (part.Count == MaxRanges || positions + more > MaxPositions))
            {
                yield return part;
                (part, positions) = ([], 0);
            }

            part.Add(advanced);
            positions += more;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    protected override async Task TellAsync(IReadOnlyList<PositionAdvanced> part, CancellationToken stoppingToken)
    {
        IReadOnlyList<CoveredRange> covered = await _messages.CoveredAsync([.. part.Select(RangeOf)], stoppingToken);
        for (int i = 0; i < part.Count; i++)
        {
            foreach (Gateway gateway in _gateways)
            {
                gateway.ServerEvents.Advanced(part[i], covered[i]);
            }
        }
    }

    // A sender is told wherever they are connected, whether or not they are in the room: who they are is read later.
    private void Listen(ChatEvent chatEvent)
    {
        if (chatEvent is PositionAdvanced advanced && _gateways.HasAny())
        {
            Post(advanced);
        }
    }

    private IEnumerable<PositionAdvanced> OfListeners(IReadOnlyList<PositionAdvanced> batch)
    {
        HashSet<string> companies = [.. batch.Select(static advanced => advanced.Company).Distinct().Where(_gateways.HasCompany)];
        return batch.Where(advanced => companies.Contains(advanced.Company));
    }

    private static Dictionary<(MemberKey, ReceiptKind), PositionAdvanced>.ValueCollection Merge(IEnumerable<PositionAdvanced> batch)
    {
        var merged = new Dictionary<(MemberKey, ReceiptKind), PositionAdvanced>();
        foreach (PositionAdvanced advanced in batch)
        {
            (MemberKey, ReceiptKind) key = (advanced.Member.Key, advanced.Kind);
            merged[key] = merged.TryGetValue(key, out PositionAdvanced? before) ? advanced with { FromSeq = before.FromSeq } : advanced;
        }

        return merged.Values;
    }

    private static PositionRange RangeOf(PositionAdvanced advanced) =>
        new(advanced.Conversation.Key, advanced.Member.UserId, advanced.FromSeq, advanced.ToSeq);
}
