using Parley.Messaging.Messages;
using Parley.Messaging.Tests.Appending;

namespace Parley.Messaging.Tests.Messages;

public sealed class MessageEditorTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task A_message_is_found_without_its_conversation()
    {
        Guid group = _given.Group("ann");
        await using AppendRun run = AppendRun.Start(_given);
        Message message = (await run.AppendAsync(Given.Send("ann", group))).ShouldSucceed().Message;
        var editor = new MessageEditor(run.Queue, new StoredMessages(_given.Store, group));

        Result<Message> edited = await editor.EditAsync(Given.Caller("ann"), message.Id, "better", CancellationToken.None);
        Result<Message> deleted = await editor.DeleteAsync(Given.Caller("ann"), message.Id, CancellationToken.None);

        Assert.Equal("better", edited.ShouldSucceed().Text);
        Assert.NotNull(deleted.ShouldSucceed().DeletedAt);
    }

    [Fact]
    public async Task One_of_another_company_is_not()
    {
        Guid group = _given.Group("ann");
        await using AppendRun run = AppendRun.Start(_given);
        Message message = (await run.AppendAsync(Given.Send("ann", group))).ShouldSucceed().Message;
        var editor = new MessageEditor(run.Queue, new StoredMessages(_given.Store, group));

        (await editor.EditAsync(Given.Caller("ann", company: "other"), message.Id, "x", CancellationToken.None)).ShouldFail("not_found");
        (await editor.DeleteAsync(Given.Caller("ann", company: "other"), message.Id, CancellationToken.None)).ShouldFail("not_found");
        (await editor.EditAsync(Given.Caller("ann"), message.Id, "\0", CancellationToken.None)).ShouldFail("invalid_content");
    }
}
