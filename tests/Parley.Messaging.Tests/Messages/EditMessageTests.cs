using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Messages;

public sealed class EditMessageTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task An_own_message_gets_another_text_a_rev_and_a_time()
    {
        Guid group = _given.Group("ann");
        Message before = await SentAsync("ann", group);
        _given.Time.Advance(TimeSpan.FromMinutes(1));

        Message edited = (await _given.When(Edit("ann", before, "better"))).ShouldSucceed();

        Assert.Equal(before with { Text = "better", Rev = 2, EditedAt = _given.Now }, edited);
        Assert.Equal([edited], _given.Store.Messages(Given.Key(group)));
        Assert.Equal((1, 2, 0), (_given.Conversation(group).LastSeq, _given.Conversation(group).LastRev, _given.Conversation(group).ChangedRev));
    }

    [Fact]
    public async Task An_edit_tells_how_far_the_message_has_come_with_the_current_members()
    {
        Guid group = _given.Group("ann", "bob", "cid");
        _given.Gone(group, "dan");
        Message message = await SentAsync("ann", group);

        Assert.Equal(MessageStatus.Sent, await StatusToldAsync(message, "1"));
        Assert.Equal(MessageStatus.Sent, await StatusToldAsync(message, "2", Mark("bob", message, ReceiptKind.Read)));
        Assert.Equal(MessageStatus.Delivered, await StatusToldAsync(message, "3", Mark("cid", message, ReceiptKind.Delivered)));
        Assert.Equal(MessageStatus.Read, await StatusToldAsync(message, "4", Mark("cid", message, ReceiptKind.Read)));
    }

    [Fact]
    public async Task The_same_text_changes_nothing()
    {
        Guid group = _given.Group("ann");
        Message before = await SentAsync("ann", group);

        Message edited = (await _given.When(Edit("ann", before, before.Text))).ShouldSucceed();

        Assert.Equal(before, edited);
        Assert.Equal(1, _given.Conversation(group).LastRev);
    }

    [Theory]
    [InlineData("bob", Roles.None, "forbidden")]
    [InlineData("bob", Roles.Admin, "forbidden")]
    [InlineData("eve", Roles.None, "not_found")]
    [InlineData("eve", Roles.Moderator, "not_found")]
    public async Task Nobody_edits_what_somebody_else_said(string userId, Roles roles, string code)
    {
        Message message = await SentAsync("ann", _given.Group("ann", "bob"));

        Result<Message> edited = await _given.When(Edit("ann", message, "x") with { Caller = Given.Caller(userId, roles) });

        edited.ShouldFail(code);
    }

    [Fact]
    public async Task One_who_was_removed_edits_nothing()
    {
        Guid group = _given.Group("ann", "bob");
        Message message = await SentAsync("bob", group);
        await _given.When(new RemoveMember(Given.Caller("ann"), group, "bob"));

        (await _given.When(Edit("bob", message, "x"))).ShouldFail("not_found");
    }

    [Fact]
    public async Task A_deleted_message_is_not_edited()
    {
        Guid group = _given.Group("ann");
        Message message = await SentAsync("ann", group);
        await _given.When(new DeleteMessage(Given.Caller("ann"), group, message.Id));

        (await _given.When(Edit("ann", message, "x"))).ShouldFail("not_found");
    }

    [Fact]
    public async Task A_text_that_could_not_be_sent_is_refused()
    {
        Message message = await SentAsync("cat", _given.OrderThread());

        (await _given.When(Edit("cat", message, " "))).ShouldFail("invalid_content");
        (await _given.When(Edit("cat", message, "\0"))).ShouldFail("invalid_content");
        (await _given.When(Edit("cat", message, new string('x', 2001)))).ShouldFail("invalid_content");
        (await _given.When(Edit("cat", message, new string('x', 2000)))).ShouldSucceed();
    }

    [Fact]
    public async Task The_text_beside_an_attachment_may_be_taken_away()
    {
        Guid group = _given.Group("ann");
        SendMessage send = Given.Send("ann", group) with { Content = new MessageContent(MessageType.File, "a", "https://x.example/1") };
        Message message = (await _given.When(send)).ShouldSucceed().Message;

        (await _given.When(Edit("ann", message, ""))).ShouldSucceed();
    }

    [Fact]
    public async Task Where_nothing_can_be_sent_nothing_is_edited()
    {
        Guid thread = _given.OrderThread();
        Message message = await SentAsync("cat", thread);
        await _given.When(new PutOrder(Given.OrderOf("cat", "pat", OrderStatus.Canceled)));

        (await _given.When(Edit("cat", message, "x"))).ShouldFail("order_canceled");
        _given.Status(thread, ConversationStatus.Blocked);
        (await _given.When(Edit("cat", message, "x"))).ShouldFail("thread_blocked");
    }

    private static EditMessage Edit(string userId, Message message, string text) =>
        new(Given.Caller(userId), message.ConversationId, message.Id, text);

    private static MarkPosition Mark(string userId, Message message, ReceiptKind kind) =>
        new(Given.Caller(userId), message.ConversationId, kind, message.Seq);

    // What was marked before in the same batch counts already.
    private async Task<MessageStatus> StatusToldAsync(Message message, string text, params MarkPosition[] marks)
    {
        GivenBatch batch = _given.Batch();
        Array.ForEach(marks, mark => _ = batch.Add(mark));
        _ = batch.Add(Edit("ann", message, text));
        Changes changes = await batch.CommitAsync();
        return changes.Events.OfType<MessageEdited>().Single().Status;
    }

    private async Task<Message> SentAsync(string userId, Guid conversation) =>
        (await _given.When(Given.Send(userId, conversation))).ShouldSucceed().Message;
}
