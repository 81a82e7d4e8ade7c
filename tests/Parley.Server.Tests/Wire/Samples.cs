using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Wire;

/// <summary>What the golden files show.</summary>
internal static class Samples
{
    public static readonly Guid ConversationId = Guid.Parse("0198f1a0-0000-7000-8000-000000000001");

    private static readonly DateTimeOffset Sent = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    /// <summary>A text with everything that a text can have.</summary>
    public static readonly Message Text = new()
    {
        Id = Guid.Parse("0198f1a0-0000-7000-8000-000000000002"),
        Company = "acme",
        ConversationId = ConversationId,
        Seq = 7,
        Rev = 9,
        CreatedRev = 8,
        SenderId = "ann",
        SenderSeq = 3,
        Type = MessageType.Text,
        Text = "Grüße <b>😀</b>",
        ClientId = "client-0000000001",
        ContentHash = 42,
        ReplyToId = Guid.Parse("0198f1a0-0000-7000-8000-000000000003"),
        CreatedAt = Sent,
        EditedAt = Sent.AddMinutes(1),
    };

    public static readonly Message Image = Text with
    {
        Type = MessageType.Image,
        Text = "",
        AttachmentUrl = "https://files.example/a/holiday%20photo.png?size=large",
        AttachmentType = "image/png",
        ClientId = null,
        ReplyToId = null,
        EditedAt = null,
    };

    public static readonly Message Deleted = Text with { Text = "", ReplyToId = null, DeletedAt = Sent.AddMinutes(2) };

    /// <summary>The thread of a completed order, as its customer sees it.</summary>
    public static readonly ConversationView Thread = new()
    {
        Conversation = new Conversation
        {
            Id = ConversationId,
            Company = "acme",
            Kind = ConversationKind.Order,
            OrderId = "order-1",
            CustomerId = "ann",
            ProviderId = "bob",
            LastSeq = 7,
            LastRev = 9,
            LastMessageAt = Sent,
            CreatedAt = Sent.AddHours(-1),
        },
        Own = new Member
        {
            ConversationId = ConversationId,
            Company = "acme",
            UserId = "ann",
            Role = MemberRole.Customer,
            JoinedAt = Sent.AddHours(-1),
        },
        Participants =
        [
            new Participant("ann", MemberRole.Customer, "Ann", 7, 5, Sent),
            new Participant("bob", MemberRole.Provider, null, 6, 0, null),
        ],
        ParticipantCount = 2,
        Order = new Order
        {
            Company = "acme",
            Id = "order-1",
            CustomerId = "ann",
            ProviderId = "bob",
            Status = OrderStatus.Completed,
            CompletedAt = new FakeTime().GetUtcNow().AddDays(-1),
        },
        LastMessage = Text,
        LastMessageStatus = MessageStatus.Delivered,
        UnreadCount = 2,
    };

    public static Capabilities CapabilitiesOf(ConversationView view) =>
        new CapabilityPolicy(new MessagingRules(new LimitOptions(), new OrderOptions()), new FakeTime())
            .Of(view, new Caller(new UserKey("acme", "ann"), Roles.None));
}
