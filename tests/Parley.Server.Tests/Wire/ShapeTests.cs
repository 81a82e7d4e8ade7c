using System.Text.Json;
using Parley.Messaging.Conversations;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Server.Gateways;
using Parley.Server.Rest.Json;
using Parley.Server.Wire;

namespace Parley.Server.Tests.Wire;

public sealed class ShapeTests
{
    [Fact]
    public void A_chat_message_has_its_shape() => GoldenJson.Equal("rest/chat-message", Write(ChatMessage.Of(Samples.Text, MessageStatus.Delivered)));

    [Fact]
    public void A_conversation_message_has_its_shape() =>
        GoldenJson.Equal("rest/conversation-message", Write(ConversationMessage.Of(Samples.Text, MessageStatus.Delivered)));

    [Fact]
    public void An_order_message_has_its_shape() => GoldenJson.Equal("rest/order-message", Write(OrderMessage.Of(Samples.Text, MessageStatus.Delivered)));

    [Fact]
    public void An_image_has_its_shape_in_chat() => GoldenJson.Equal("rest/chat-message-image", Write(ChatMessage.Of(Samples.Image, MessageStatus.Sent)));

    [Fact]
    public void An_image_has_its_shape_in_conversations() =>
        GoldenJson.Equal("rest/conversation-message-image", Write(ConversationMessage.Of(Samples.Image, MessageStatus.Sent)));

    [Fact]
    public void An_image_has_its_shape_in_orders() => GoldenJson.Equal("rest/order-message-image", Write(OrderMessage.Of(Samples.Image, MessageStatus.Sent)));

    [Fact]
    public void A_deleted_message_keeps_its_place_in_chat() =>
        GoldenJson.Equal("rest/chat-message-deleted", Write(ChatMessage.Of(Samples.Deleted, MessageStatus.Read)));

    [Fact]
    public void A_deleted_message_keeps_its_place_in_conversations() =>
        GoldenJson.Equal("rest/conversation-message-deleted", Write(ConversationMessage.Of(Samples.Deleted, MessageStatus.Read)));

    [Fact]
    public void A_deleted_message_keeps_its_place_in_orders() =>
        GoldenJson.Equal("rest/order-message-deleted", Write(OrderMessage.Of(Samples.Deleted, MessageStatus.Read)));

    [Fact]
    public void A_summary_has_its_shape() =>
        GoldenJson.Equal("rest/summary", Write(ConversationSummary<OrderMessage>.Of(Samples.Thread, Samples.CapabilitiesOf(Samples.Thread))));

    [Fact]
    public void An_empty_conversation_has_its_shape()
    {
        ConversationView empty = Samples.Thread with
        {
            Conversation = new Conversation
            {
                Id = Samples.ConversationId,
                Company = "acme",
                Kind = ConversationKind.Group,
                Name = "Team",
                Status = ConversationStatus.Blocked,
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            Own = Samples.Thread.Own! with { Role = MemberRole.Owner },
            Participants = [new Participant("ann", MemberRole.Owner, null, 0, 0, null)],
            ParticipantCount = 1,
            Order = null,
            LastMessage = null,
            UnreadCount = 0,
        };

        GoldenJson.Equal("rest/summary-empty", Write(ConversationSummary<ChatMessage>.Of(empty, Samples.CapabilitiesOf(empty))));
    }

    [Fact]
    public void A_sync_has_its_shape()
    {
        var floor = new ReceiptFloor();
        floor.Add("ann", 7, 7);
        floor.Add("bob", 7, 5);
        var synced = new SyncedConversation { Id = Samples.ConversationId, Rev = 9, HasMore = false, Messages = [Samples.Text], Floor = floor, View = null };
        var answer = new SyncAnswer("epoch-1", ResyncRequired: false, [synced], [Samples.Text.Id]);

        GoldenJson.Equal("rest/sync", Write(SyncAnswerShape<ConversationMessage>.Of(answer, Samples.CapabilitiesOf)));
    }

    [Theory]
    [InlineData("https://files.example/a/plan.pdf", "application/pdf", "plan.pdf")]
    [InlineData("https://files.example/a/b/", null, "b")]
    [InlineData("https://files.example/%E2%82%AC.txt#x", null, "€.txt")]
    [InlineData("https://files.example", "image/png", null)]
    public void A_linked_file_is_named_by_the_end_of_its_address(string url, string? mime, string? name) =>
        Assert.Equal(new FileMeta(name, Size: null, mime), FileMeta.OfLink(url, mime));

    [Fact]
    public void Of_a_file_of_which_nothing_is_known_nothing_is_said() => Assert.Null(FileMeta.OfLink("https://files.example/", mime: null));

    [Fact]
    public void Both_ways_out_write_the_same_shape()
    {
        ChatMessage message = ChatMessage.Of(Samples.Image, MessageStatus.Sent);

        Assert.Equal(Write(message), JsonSerializer.Serialize(message, GatewayJsonContext.Default.ChatMessage));
    }

    private static string Write<T>(T shape) => JsonSerializer.Serialize(shape, RestJson.TypeOf<T>());
}
