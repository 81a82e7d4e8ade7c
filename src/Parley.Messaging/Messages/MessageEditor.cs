using Parley.Messaging.Appending;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Messages;

/// <summary>Edits and deletes messages, which their callers name without their conversation.</summary>
public sealed class MessageEditor(AppendQueue queue, IMessageReader messages)
{
    public async Task<Result<Message>> EditAsync(Caller caller, Guid messageId, string text, CancellationToken cancellationToken = default)
    {
        if (ContentPolicy.CheckText(text, mayBeEmpty: true) is { } invalid)
        {
            return invalid;
        }

        return await messages.FindAsync(caller.Company, messageId, cancellationToken) is { } message
            ? await queue.AppendAsync(new EditMessage(caller, message.ConversationId, messageId, text), cancellationToken)
            : ParleyError.NotFound("Message");
    }

    public async Task<Result<Message>> DeleteAsync(Caller caller, Guid messageId, CancellationToken cancellationToken = default) =>
        await messages.FindAsync(caller.Company, messageId, cancellationToken) is { } message
            ? await queue.AppendAsync(new DeleteMessage(caller, message.ConversationId, messageId), cancellationToken)
            : ParleyError.NotFound("Message");
}
