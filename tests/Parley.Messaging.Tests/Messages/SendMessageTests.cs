using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Messages;

public sealed class SendMessageTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task What_was_sent_is_stored_as_it_came()
    {
        Guid group = _given.Group("ann");
        var content = new MessageContent(MessageType.Image, " text ", "https://files.example.com/a.png", "image/png");

        SentMessage sent = (await _given.When(new SendMessage(Given.Caller("ann"), group, content, "client-1", TempId: "temp"))).ShouldSucceed();

        Message stored = Assert.Single(_given.Store.Messages(Given.Key(group)));
        Assert.Equal(sent.Message, stored);
        Assert.False(sent.IsReplay);
        Assert.Equal(("ann", " text ", MessageType.Image, "client-1"), (stored.SenderId, stored.Text, stored.Type, stored.ClientId));
        Assert.Equal((content.AttachmentUrl, content.AttachmentType), (stored.AttachmentUrl, stored.AttachmentType));
        Assert.Equal(_given.Now, stored.CreatedAt);
    }

    [Fact]
    public async Task Every_message_takes_a_seq_and_a_rev_and_every_change_a_rev()
    {
        Guid group = _given.Group("ann", "bob");
        Message first = (await _given.When(Given.Send("ann", group))).ShouldSucceed().Message;
        GivenBatch batch = _given.Batch();

        Task<Result<SentMessage>> second = batch.Add(Given.Send("bob", group));
        Task<Result<Message>> edited = batch.Add(new EditMessage(Given.Caller("ann"), group, first.Id, "better"));
        Task<Result<SentMessage>> refused = batch.Add(Given.Send("eve", group));
        Task<Result<Conversation>> renamed = batch.Add(new RenameConversation(Given.Caller("ann"), group, "New"));
        Task<Result<SentMessage>> third = batch.Add(Given.Send("ann", group));
        Changes changes = await batch.CommitAsync();

        (await refused).ShouldFail("not_a_member");
        Assert.Equal((2, 2, 1), Numbers((await second).ShouldSucceed().Message));
        Assert.Equal((1, 3, 1), Numbers((await edited).ShouldSucceed()));
        Assert.Equal(4, (await renamed).ShouldSucceed().LastRev);
        Assert.Equal((3, 5, 2), Numbers((await third).ShouldSucceed().Message));
        Assert.Equal([2, 3, 4, 5], changes.Events.Cast<ConversationEvent>().Select(told => told.Rev));
    }

    [Fact]
    public async Task The_conversation_after_it_has_its_numbers_and_its_time()
    {
        Guid group = _given.Group("ann");
        await _given.When(new RenameConversation(Given.Caller("ann"), group, "New"));
        _given.Time.Advance(TimeSpan.FromMinutes(1));

        await _given.When(Given.Send("ann", group));

        Conversation after = _given.Conversation(group);
        Assert.Equal((1, 2, 1), (after.LastSeq, after.LastRev, after.ChangedRev));
        Assert.Equal(_given.Now, after.LastMessageAt);
        Assert.Equal(1, _given.MemberOf(group, "ann").SentCount);
    }

    [Fact]
    public async Task The_event_tells_the_message_and_what_its_sender_calls_it()
    {
        Guid group = _given.Group("ann");
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Given.Send("ann", group) with { TempId = "temp-1" });

        Changes changes = await batch.CommitAsync();

        var told = Assert.IsType<MessageSent>(Assert.Single(changes.Events));
        Assert.Equal(("message.sent", "temp-1", 1), (told.Name, told.TempId, told.Rev));
        Assert.Equal(_given.Conversation(group), told.Conversation);
    }

    [Fact]
    public async Task The_time_of_messages_never_runs_backwards()
    {
        Guid group = _given.Group("ann");
        DateTimeOffset ahead = _given.Now.AddMinutes(5);
        _given.Store.Put(_given.Conversation(group) with { LastMessageAt = ahead });

        Message sent = (await _given.When(Given.Send("ann", group))).ShouldSucceed().Message;

        Assert.Equal(ahead, sent.CreatedAt);
        Assert.Equal(ahead, _given.Conversation(group).LastMessageAt);
    }

    [Fact]
    public async Task A_reply_names_a_message_of_the_same_conversation()
    {
        Guid group = _given.Group("ann");
        Guid other = _given.Group("ann");
        Message first = (await _given.When(Given.Send("ann", group))).ShouldSucceed().Message;

        Result<SentMessage> reply = await _given.When(Given.Send("ann", group, replyTo: first.Id));
        Result<SentMessage> foreign = await _given.When(Given.Send("ann", other, replyTo: first.Id));

        Assert.Equal(first.Id, reply.ShouldSucceed().Message.ReplyToId);
        foreign.ShouldFail("not_found");
        Assert.Equal(0, _given.Conversation(other).LastRev);
    }

    [Fact]
    public async Task A_deleted_message_can_still_be_replied_to()
    {
        Guid group = _given.Group("ann");
        Message first = (await _given.When(Given.Send("ann", group))).ShouldSucceed().Message;
        await _given.When(new DeleteMessage(Given.Caller("ann"), group, first.Id));

        Result<SentMessage> reply = await _given.When(Given.Send("ann", group, replyTo: first.Id));

        reply.ShouldSucceed();
    }

    [Fact]
    public async Task A_refused_message_changes_nothing()
    {
        Guid group = _given.Group("ann");
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Given.Send("eve", group));

        Changes changes = await batch.CommitAsync();

        Assert.True(changes.IsEmpty);
        Assert.Empty(changes.Events);
    }

    [Fact]
    public async Task A_message_is_counted_on_its_sender_s_day()
    {
        Guid group = _given.Group("ann", "bob");
        await _given.WhenTogether(Given.Send("ann", group), Given.Send("ann", group), Given.Send("bob", group));
        await _given.When(Given.Send("ann", group));

        Assert.Equal(3, _given.Store.Quota(new UserKey(Given.Company, "ann"), new DateOnly(2030, 1, 1)));
    }

    private static (long Seq, long Rev, long SenderSeq) Numbers(Message message) => (message.Seq, message.Rev, message.SenderSeq);
}
