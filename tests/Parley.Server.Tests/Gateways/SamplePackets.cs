using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Gateways;

namespace Parley.Server.Tests.Gateways;

/// <summary>What makes the gateways say each of their events once; the words of the three, each with what is behind it.</summary>
internal static class SamplePackets
{
    public static readonly UserKey Ann = new("acme", "ann");

    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 5, 0, TimeSpan.Zero);

    public static readonly Conversation Group = new()
    {
        Id = Wire.Samples.ConversationId,
        Company = "acme",
        Kind = ConversationKind.Group,
        Name = "Team",
        LastSeq = 7,
        LastRev = 9,
        LastMessageAt = Wire.Samples.Text.CreatedAt,
        CreatedAt = At.AddHours(-1),
    };

    public static readonly Member Own = new()
    {
        ConversationId = Wire.Samples.ConversationId,
        Company = "acme",
        UserId = "ann",
        Role = MemberRole.Owner,
        JoinedAt = At,
    };

    private static readonly Member Bob = Own with { UserId = "bob", Role = MemberRole.Member, DeliveredSeq = 7, ReadSeq = 7, ReadAt = At };

    public static readonly ConversationView View = new()
    {
        Conversation = Group,
        Own = Own,
        Participants = [new Participant("ann", MemberRole.Owner, "Ann", 7, 5, At), new Participant("bob", MemberRole.Member, null, 7, 0, null)],
        ParticipantCount = 2,
        LastMessage = Wire.Samples.Text,
        LastMessageStatus = MessageStatus.Delivered,
        UnreadCount = 1,
    };

    private static readonly ConversationView CanceledThread = Wire.Samples.Thread with
    {
        Order = Wire.Samples.Thread.Order! with { Status = OrderStatus.Canceled, CompletedAt = null },
        UnreadCount = 1,
    };

    private static readonly CoveredRange Covered = new(Wire.Samples.Text.Id, [new CoveredMessages("ann", [Wire.Samples.Text.Id])]);

    private static readonly Message Sent = Wire.Samples.Text with { EditedAt = null, Rev = 8 };

    /// <summary>By the name that the event has in each gateway; null where it has none.</summary>
    public static readonly (string? Chat, string? Conversations, string? Orders, Action<ServerEvents> Tell)[] All =
    [
        ("chat:message", "message:new", "message:new", static events => events.Tell(new MessageSent(Group, Sent, "temp-1"))),
        ("chat:message:edited", "message:edited", "message:edited",
            static events => events.Tell(new MessageEdited(Group, Wire.Samples.Text, MessageStatus.Delivered))),
        ("chat:message:deleted", "message:deleted", "message:deleted", static events => events.Tell(new MessageDeleted(Group, Wire.Samples.Deleted))),
        ("chat:delivered", "message:delivered", "message:delivered",
            static events => events.Advanced(new PositionAdvanced(Group, Bob, ReceiptKind.Delivered, 6, 7, At), Covered)),
        ("chat:read", "message:read", "message:read",
            static events => events.Advanced(new PositionAdvanced(Group, Bob, ReceiptKind.Read, 6, 7, At), Covered)),
        ("chat:typing:start", "typing:start", "typing:start", static events => events.Tell(new TypingChanged(Group.Key, "bob", IsTyping: true))),
        ("chat:typing:stop", "typing:stop", "typing:stop", static events => events.Tell(new TypingChanged(Group.Key, "bob", IsTyping: false))),
        ("chat:thread:created", "conversation:created", null, static events => events.Changed(View, Ann, ConversationChange.New)),
        ("chat:thread:updated", "conversation:updated", null, static events => events.Changed(View, Ann, ConversationChange.Updated)),
        (null, null, "thread:updated", static events => events.Changed(CanceledThread, Ann, ConversationChange.Updated)),
        ("chat:member:added", "member:added", null, static events => events.Tell(new MemberAdded(Group, Bob, "ann"))),
        ("chat:member:removed", "member:removed", null,
            static events => events.Tell(new MemberRemoved(Group, Own with { UserId = "cid", LeftAt = At }, "cid", Bob))),
        (null, null, "thread:removed", static events => events.Tell(new MemberRemoved(Group, Own with { LeftAt = At }, "bob", NewOwner: null))),
        ("chat:unread", "conversation:unread", null, static events => events.Unread(Ann, new UnreadConversation(Group.Id, 1), 5)),
        ("chat:presence", null, null,
            static events => events.Present(new PresenceChange(new UserKey("acme", "bob"), IsOnline: false, At), [Group.Id])),
        (null, "status:online", null,
            static events => events.Present(new PresenceChange(new UserKey("acme", "bob"), IsOnline: true, LastSeenAt: null), [Group.Id])),
        (null, "status:offline", null,
            static events => events.Present(new PresenceChange(new UserKey("acme", "bob"), IsOnline: false, At), [Group.Id])),
    ];
}
