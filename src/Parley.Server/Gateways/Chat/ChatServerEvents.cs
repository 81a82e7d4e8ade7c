using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways.Chat;

/// <summary>What colleagues' clients hear.</summary>
internal sealed class ChatServerEvents(GatewaySockets sockets, CapabilityPolicy capabilities) : ServerEvents(sockets)
{
    public override void Advanced(PositionAdvanced advanced, CoveredRange covered)
    {
        string name = advanced.Kind == ReceiptKind.Read ? "chat:read" : "chat:delivered";
        SendToSenders(advanced, covered, name, ThreadReceipt.Of);
    }

    public override void Changed(ConversationView view, UserKey user, ConversationChange change)
    {
        string name = change == ConversationChange.New ? "chat:thread:created" : "chat:thread:updated";
        Sockets.SendByRoles(user, name, caller => new ThreadShown<ChatMessage>(ConversationSummary<ChatMessage>.Of(view, capabilities.Of(view, caller))));
    }

    public override void Unread(UserKey user, UnreadConversation unread, long total) =>
        Sockets.Send(user, "chat:unread", new ThreadUnread(unread.Id, unread.UnreadCount, total));

    public override void Present(PresenceChange change, IReadOnlyList<Guid> circle) => Sockets.SendToOthers(
        circle.Select(id => new ConversationKey(change.User.Company, id)),
        change.User,
        "chat:presence",
        new ChatPresence(change.User.Id, change.IsOnline ? "online" : "offline", change.LastSeenAt));

    protected override void Sent(MessageSent sent) => Sockets.Send(sent.Conversation.Key, "chat:message", sent, static sent =>
    {
        var message = ChatMessage.Of(sent.Message, MessageStatus.Sent, sent.TempId);
        return new ThreadMessage<ChatMessage>(message.ThreadId, message, message.TempId);
    });

    protected override void Edited(MessageEdited edited) => Sockets.Send(
        edited.Conversation.Key,
        "chat:message:edited",
        new ThreadMessage<ChatMessage>(edited.Conversation.Id, ChatMessage.Of(edited.Message, edited.Status)));

    protected override void Deleted(MessageDeleted deleted) =>
        Sockets.Send(deleted.Conversation.Key, "chat:message:deleted", ThreadMessageDeleted.Of(deleted.Message));

    protected override void Typing(TypingChanged typing) => Sockets.SendToOthers(
        typing.Conversation,
        new UserKey(typing.Company, typing.UserId),
        typing.IsTyping ? "chat:typing:start" : "chat:typing:stop",
        new ThreadUser(typing.Conversation.Id, typing.UserId));

    protected override void Added(MemberAdded added) => Sockets.Send(added.Conversation.Key, "chat:member:added", ThreadMemberAdded.Of(added));

    // Those who were removed have left the room already, and hear it all the same.
    protected override void Removed(MemberRemoved removed)
    {
        var payload = ThreadMemberRemoved.Of(removed);
        Sockets.Send(removed.Conversation.Key, "chat:member:removed", payload);
        Sockets.Send(new UserKey(removed.Company, removed.Member.UserId), "chat:member:removed", payload);
    }
}
