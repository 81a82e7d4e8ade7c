using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways.Orders;

/// <summary>What the clients of a marketplace hear: of the threads that they have joined, and that one of theirs has changed.</summary>
internal sealed class OrderServerEvents(GatewaySockets sockets, CapabilityPolicy capabilities) : ServerEvents(sockets)
{
    public override bool Shows(ConversationChange change) => true;

    public override void Advanced(PositionAdvanced advanced, CoveredRange covered)
    {
        if (advanced.Kind == ReceiptKind.Read)
        {
            Sockets.Send(
                advanced.Conversation.Key,
                "message:read",
                new ThreadRead(advanced.Member.UserId, advanced.Conversation.Id, advanced.ToSeq, advanced.At));
            return;
        }

        SendToSenders(advanced, covered, "message:delivered", ThreadReceipt.Of);
    }

    public override void Changed(ConversationView view, UserKey user, ConversationChange change) => Sockets.SendByRoles(
        user, "thread:updated", caller => new ThreadShown<OrderMessage>(ConversationSummary<OrderMessage>.Of(view, capabilities.Of(view, caller))));

    protected override void Sent(MessageSent sent) => Sockets.Send(
        sent.Conversation.Key,
        "message:new",
        sent.Message,
        static message => new ThreadMessage<OrderMessage>(message.ConversationId, OrderMessage.Of(message, MessageStatus.Sent)));

    protected override void Edited(MessageEdited edited) => Sockets.Send(
        edited.Conversation.Key,
        "message:edited",
        new ThreadMessage<OrderMessage>(edited.Conversation.Id, OrderMessage.Of(edited.Message, edited.Status)));

    protected override void Deleted(MessageDeleted deleted) =>
        Sockets.Send(deleted.Conversation.Key, "message:deleted", ThreadMessageDeleted.Of(deleted.Message));

    protected override void Typing(TypingChanged typing) => Sockets.SendToOthers(
        typing.Conversation,
        new UserKey(typing.Company, typing.UserId),
        typing.IsTyping ? "typing:start" : "typing:stop",
        new ThreadUser(typing.Conversation.Id, typing.UserId));

    protected override void Removed(MemberRemoved removed) => Sockets.Send(
        new UserKey(removed.Company, removed.Member.UserId), "thread:removed", new ThreadRemoved(removed.Conversation.Id, removed.Rev));
}
