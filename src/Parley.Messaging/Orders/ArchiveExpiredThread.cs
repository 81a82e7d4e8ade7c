using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Orders;

/// <summary>Archives the thread of a completed order once its grace window has ended; true when it did.</summary>
public sealed record ArchiveExpiredThread(string Company, Guid ConversationId) : AppendCommand<bool>
{
    private ConversationKey Key => new(Company, ConversationId);

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId);

    internal override void Require(FactKeys keys) => keys.Conversations.Add(Key);

    internal override Result<bool> Decide(AppendBatch batch)
    {
        if (batch.Facts.Conversation(Key) is not { Kind: ConversationKind.Order, Status: ConversationStatus.Open, OrderId: { } orderId } before
            || batch.Facts.Order(new OrderKey(Company, orderId)) is not { Status: OrderStatus.Completed } order
            || batch.Now < order.CompletedAt + batch.Rules.Orders.Grace)
        {
            return false;
        }

        Conversation conversation = before.Changed() with { Status = ConversationStatus.Archived, ArchivedByItself = true };
        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
        return true;
    }
}
