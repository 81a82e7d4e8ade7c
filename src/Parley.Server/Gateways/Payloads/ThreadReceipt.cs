using Parley.Messaging.Events;
using Parley.Messaging.Receipts;

namespace Parley.Server.Gateways.Payloads;

/// <summary>Messages of the one who hears it that <paramref name="UserId"/> has got or read; everything up to <paramref name="UpToSeq"/>.</summary>
internal sealed record ThreadReceipt(Guid ThreadId, IReadOnlyList<Guid> MessageIds, string UserId, DateTimeOffset Timestamp, long UpToSeq)
{
    public static ThreadReceipt Of(PositionAdvanced advanced, CoveredMessages sender) =>
        new(advanced.Conversation.Id, sender.MessageIds, advanced.Member.UserId, advanced.At, advanced.ToSeq);
}
