using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Gateways.Telling;

/// <summary>Tells senders who has got and read their messages: which messages an advance covers is read, many advances at once.</summary>
internal sealed class ReceiptTeller : TellingLoop<PositionAdvanced>
{
    private readonly Gateway[] _gateways;
    private readonly IMessageReader _messages;

    public ReceiptTeller(IEnumerable<Gateway> gateways, IMessageReader messages, IEventBus bus, ILogger<ReceiptTeller> logger) : base(logger)
    {
        (_gateways, _messages) = ([.. gateways], messages);
        bus.Subscribe(Listen);
    }

    protected override async Task TellAsync(IReadOnlyList<PositionAdvanced> batch, CancellationToken stoppingToken)
    {
        List<PositionAdvanced> advances = Merge(batch);
        IReadOnlyList<CoveredRange> covered = await _messages.CoveredAsync(advances.ConvertAll(RangeOf), stoppingToken);
        for (int i = 0; i < advances.Count; i++)
        {
            foreach (Gateway gateway in _gateways)
            {
                gateway.ServerEvents.Advanced(advances[i], covered[i]);
            }
        }
    }

    // Where nobody of the conversation is connected there is nobody to tell.
    private void Listen(ChatEvent chatEvent)
    {
        if (chatEvent is PositionAdvanced advanced
            && Array.Exists(_gateways, gateway => gateway.Sockets.HasRoom(advanced.Conversation.Key)))
        {
            Post(advanced);
        }
    }

    /// <summary>Several steps of one member become one.</summary>
    private static List<PositionAdvanced> Merge(IReadOnlyList<PositionAdvanced> batch)
    {
        var merged = new Dictionary<(MemberKey, ReceiptKind), PositionAdvanced>(batch.Count);
        foreach (PositionAdvanced advanced in batch)
        {
            (MemberKey, ReceiptKind) key = (advanced.Member.Key, advanced.Kind);
            merged[key] = merged.TryGetValue(key, out PositionAdvanced? before) ? advanced with { FromSeq = before.FromSeq } : advanced;
        }

        return [.. merged.Values];
    }

    private static PositionRange RangeOf(PositionAdvanced advanced) =>
        new(advanced.Conversation.Key, advanced.Member.UserId, advanced.FromSeq, advanced.ToSeq);
}
