using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;

namespace Parley.Messaging.Tests.Messages;

public sealed class ClientIdTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public ClientIdTests()
    {
        _group = _given.Group("ann", "bob");
    }

    [Fact]
    public async Task A_known_client_id_is_answered_with_the_message_that_is_stored()
    {
        SendMessage send = Given.Send("ann", _group, clientId: "c");
        SentMessage first = (await _given.When(send)).ShouldSucceed();

        SentMessage again = (await _given.When(send with { TempId = "another" })).ShouldSucceed();

        Assert.Equal(first with { IsReplay = true }, again);
        Assert.Single(_given.Store.Messages(Given.Key(_group)));
    }

    [Fact]
    public async Task The_same_client_id_twice_in_one_batch_is_one_message_told_once()
    {
        GivenBatch batch = _given.Batch();
        Task<Result<SentMessage>> first = batch.Add(Given.Send("ann", _group, clientId: "c"));
        Task<Result<SentMessage>> again = batch.Add(Given.Send("ann", _group, clientId: "c"));
        Task<Result<SentMessage>> other = batch.Add(Given.Send("ann", _group, "other", clientId: "c"));

        Changes changes = await batch.CommitAsync();

        Assert.Equal((await first).ShouldSucceed() with { IsReplay = true }, (await again).ShouldSucceed());
        (await other).ShouldFail("client_id_reused");
        Assert.Single(changes.Events);
        Assert.Single(changes.NewMessages);
    }

    [Fact]
    public async Task Any_other_content_under_a_known_client_id_is_refused()
    {
        var content = new MessageContent(MessageType.File, "a", "https://x.example/1");
        SendMessage send = Given.Send("ann", _group, clientId: "c") with { Content = content };
        Guid sent = (await _given.When(send)).ShouldSucceed().Message.Id;
        MessageContent[] others =
        [
            content with { Text = "b" },
            content with { Type = MessageType.Image },
            content with { AttachmentUrl = "https://x.example/2" },
            content with { AttachmentType = "image/png" },
        ];

        foreach (MessageContent other in others)
        {
            (await _given.When(send with { Content = other })).ShouldFail("client_id_reused");
        }

        (await _given.When(send with { ReplyToId = sent })).ShouldFail("client_id_reused");
    }

    [Fact]
    public async Task A_client_id_is_its_sender_s_and_its_conversation_s_own()
    {
        Guid other = _given.Group("ann");

        Result<SentMessage>[] sent = await _given.WhenTogether(
            Given.Send("ann", _group, "one", "c"),
            Given.Send("bob", _group, "two", "c"),
            Given.Send("ann", other, "three", "c"),
            Given.Send("ann", _group, "four", "C"));

        Assert.All(sent, result => Assert.False(result.ShouldSucceed().IsReplay));
    }

    [Fact]
    public async Task A_replay_shows_the_message_as_it_is_now()
    {
        SendMessage send = Given.Send("ann", _group, clientId: "c");
        Message first = (await _given.When(send)).ShouldSucceed().Message;
        await _given.When(new EditMessage(Given.Caller("ann"), _group, first.Id, "edited"));

        Message edited = (await _given.When(send)).ShouldSucceed().Message;
        await _given.When(new DeleteMessage(Given.Caller("ann"), _group, first.Id));
        Message deleted = (await _given.When(send)).ShouldSucceed().Message;

        Assert.Equal(("edited", 2), (edited.Text, edited.Rev));
        Assert.Equal(("", 3), (deleted.Text, deleted.Rev));
        Assert.NotNull(deleted.DeletedAt);
    }

    [Fact]
    public async Task A_replay_is_answered_before_any_gate()
    {
        (_given.Limits.OrderMessagesPerWindow, _given.Limits.MessagesPerDay) = (1, 1);
        Guid thread = _given.OrderThread();
        SendMessage send = Given.Send("cat", thread, clientId: "c");
        await _given.When(send);
        await _given.When(new PutOrder(Given.OrderOf("cat", "pat", OrderStatus.Canceled)));
        _given.Status(thread, ConversationStatus.Blocked);

        (await _given.When(send)).ShouldSucceed();

        (await _given.When(Given.Send("cat", thread))).ShouldFail("thread_blocked");
    }

    [Fact]
    public async Task A_removed_member_gets_no_replay()
    {
        SendMessage send = Given.Send("bob", _group, clientId: "c");
        await _given.When(send);
        await _given.When(new RemoveMember(Given.Caller("ann"), _group, "bob"));

        (await _given.When(send)).ShouldFail("not_a_member");
    }
}
