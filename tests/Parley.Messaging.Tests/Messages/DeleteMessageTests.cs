using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Messages;

public sealed class DeleteMessageTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task What_is_left_has_its_place_and_nothing_of_its_content()
    {
        Guid group = _given.Group("ann");
        var content = new MessageContent(MessageType.File, "a", "https://x.example/1", "image/png");
        SendMessage send = Given.Send("ann", group, clientId: "c") with { Content = content };
        Message before = (await _given.When(send)).ShouldSucceed().Message;

        Message deleted = (await _given.When(Delete("ann", before))).ShouldSucceed();

        Assert.Equal(before with { Text = "", AttachmentUrl = null, AttachmentType = null, Rev = 2, DeletedAt = _given.Now }, deleted);
        Assert.Equal([deleted], _given.Store.Messages(Given.Key(group)));
    }

    [Fact]
    public async Task Deleting_again_changes_nothing()
    {
        Guid group = _given.Group("ann");
        Message message = await SentAsync("ann", group);
        Message deleted = (await _given.When(Delete("ann", message))).ShouldSucceed();
        _given.Time.Advance(TimeSpan.FromMinutes(1));

        Message again = (await _given.When(Delete("ann", message))).ShouldSucceed();

        Assert.Equal(deleted, again);
        Assert.Equal(2, _given.Conversation(group).LastRev);
    }

    [Fact]
    public async Task What_was_sent_edited_and_deleted_in_one_batch_is_written_once()
    {
        Guid group = _given.Group("ann");
        Message first = await SentAsync("ann", group);
        GivenBatch batch = _given.Batch();
        _ = batch.Add(new EditMessage(Given.Caller("ann"), group, first.Id, "edited"));
        Task<Result<Message>> deleted = batch.Add(Delete("ann", first));

        Messaging.Appending.Changes changes = await batch.CommitAsync();

        Assert.Equal((await deleted).ShouldSucceed(), Assert.Single(changes.Messages.Values));
        Assert.Equal(2, changes.Events.Count);
    }

    [Theory]
    [InlineData("bob", Roles.None, "forbidden")]
    [InlineData("bob", Roles.Service, "forbidden")]
    [InlineData("eve", Roles.None, "not_found")]
    public async Task Others_delete_nothing(string userId, Roles roles, string code)
    {
        Message message = await SentAsync("ann", _given.Group("ann", "bob"));

        (await _given.When(Delete(userId, message, roles))).ShouldFail(code);
    }

    [Theory]
    [InlineData(Roles.Moderator)]
    [InlineData(Roles.Admin)]
    public async Task Moderators_delete_any_message_of_their_company(Roles roles)
    {
        Message message = await SentAsync("ann", _given.Group("ann"));

        (await _given.When(Delete("mod", message, roles) with { Caller = Given.Caller("mod", roles, "other") })).ShouldFail("not_found");
        (await _given.When(Delete("mod", message, roles))).ShouldSucceed();
    }

    [Fact]
    public async Task An_unknown_message_and_one_of_another_conversation_are_not_found()
    {
        Message message = await SentAsync("ann", _given.Group("ann"));
        Guid other = _given.Group("ann");

        (await _given.When(Delete("ann", message with { ConversationId = other }))).ShouldFail("not_found");
        (await _given.When(Delete("ann", message with { Id = Guid.Empty }))).ShouldFail("not_found");
    }

    [Theory]
    [InlineData(ConversationStatus.Archived)]
    [InlineData(ConversationStatus.Blocked)]
    public async Task An_own_message_can_be_deleted_where_nothing_can_be_sent(ConversationStatus status)
    {
        Guid group = _given.Group("ann");
        Message message = await SentAsync("ann", group);
        _given.Status(group, status);

        (await _given.When(Delete("ann", message))).ShouldSucceed();
    }

    private static DeleteMessage Delete(string userId, Message message, Roles roles = Roles.None) =>
        new(Given.Caller(userId, roles), message.ConversationId, message.Id);

    private async Task<Message> SentAsync(string userId, Guid conversation) =>
        (await _given.When(Given.Send(userId, conversation))).ShouldSucceed().Message;
}
