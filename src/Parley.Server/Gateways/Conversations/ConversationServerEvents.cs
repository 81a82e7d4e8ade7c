using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Wire;

namespace Parley.Server.Gateways.Conversations;

/// <summary>What the clients of a social application hear.</summary>
internal sealed class ConversationServerEvents(GatewaySockets sockets, CapabilityPolicy capabilities) : ServerEvents(sockets)
{
    public override void Advanced(PositionAdvanced advanced, CoveredRange covered)
    {
        if (advanced.Kind == ReceiptKind.Read)
        {
            Sockets.Send(advanced.Conversation.Key, "message:read", ReadOf(advanced, covered));
            return;
        }

        SendToSenders(advanced, covered, "message:delivered", ReceiptOf);
    }

    public override void Changed(ConversationView view, UserKey user, ConversationChange change)
    {
        string name = change == ConversationChange.New ? "conversation:created" : "conversation:updated";
        Sockets.SendByRoles(user, name, caller => new ConversationShown(ConversationSummary<ConversationMessage>.Of(view, capabilities.Of(view, caller))));
    }

    public override void Unread(UserKey user, UnreadConversation unread, long total) =>
        Sockets.Send(user, "conversation:unread", new ConversationUnread(unread.Id, unread.UnreadCount, total));

    public override void Present(PresenceChange change, IReadOnlyList<Guid> circle)
    {
        IEnumerable<ConversationKey> conversations = circle.Select(id => new ConversationKey(change.User.Company, id));
        if (change.IsOnline)
        {
            Sockets.SendToOthers(conversations, change.User, "status:online", new StatusOnline(change.User.Id));
        }
        else
        {
            Sockets.SendToOthers(conversations, change.User, "status:offline", new StatusOffline(change.User.Id, change.LastSeenAt));
        }
    }

    protected override void Sent(MessageSent sent) => Sockets.Send(
        sent.Conversation.Key, "message:new", sent.Message, static message => ConversationMessage.Of(message, MessageStatus.Sent));

    protected override void Edited(MessageEdited edited) =>
        Sockets.Send(edited.Conversation.Key, "message:edited", ConversationMessage.Of(edited.Message, edited.Status));

    protected override void Deleted(MessageDeleted deleted) =>
        Sockets.Send(deleted.Conversation.Key, "message:deleted", ConversationMessageDeleted.Of(deleted.Message));

    protected override void Typing(TypingChanged typing) => Sockets.SendToOthers(
        typing.Conversation,
        new UserKey(typing.Company, typing.UserId),
        typing.IsTyping ? "typing:start" : "typing:stop",
        new ConversationUser(typing.Conversation.Id, typing.UserId));

    protected override void Added(MemberAdded added) =>
        Sockets.Send(added.Conversation.Key, "member:added", ConversationMemberAdded.Of(added));

    // Those who were removed have left the room already, and hear it all the same.
    protected override void Removed(MemberRemoved removed)
    {
        var payload = ConversationMemberRemoved.Of(removed);
        Sockets.Send(removed.Conversation.Key, "member:removed", payload);
        Sockets.Send(new UserKey(removed.Company, removed.Member.UserId), "member:removed", payload);
    }

    private static ConversationRead ReadOf(PositionAdvanced advanced, CoveredRange covered) =>
        new(advanced.Conversation.Id, covered.LastMessageId, advanced.Member.UserId, advanced.At, advanced.ToSeq);

    private static ConversationReceipt ReceiptOf(PositionAdvanced advanced, CoveredMessages sender) =>
        new(advanced.Conversation.Id, sender.MessageIds, advanced.Member.UserId, advanced.At, advanced.ToSeq);
}
