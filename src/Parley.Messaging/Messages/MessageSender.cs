using Parley.Messaging.Appending;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Messages;

/// <summary>Sends a message, whichever way it came in: check the content, append, return what is stored.</summary>
public sealed class MessageSender(AppendQueue queue, RefusedSenders refused, IMessageReader messages)
{
    public Task<Result<SentMessage>> SendAsync(SendMessage command, CancellationToken cancellationToken = default) =>
        SendAsync(command, hashed => queue.AppendAsync(hashed, cancellationToken), cancellationToken);

    /// <summary>For a caller who only acknowledges, see <see cref="AppendQueue.AppendInlineAsync"/>.</summary>
    public Task<Result<SentMessage>> SendInlineAsync(SendMessage command) => SendAsync(command, queue.AppendInlineAsync, CancellationToken.None);

    private async Task<Result<SentMessage>> SendAsync(
        SendMessage command, Func<SendMessage, Task<Result<SentMessage>>> append, CancellationToken cancellationToken)
    {
        if (Check(command) is { } invalid)
        {
            return invalid;
        }

        if (refused.Find(command.Sender) is { } known && !await IsReplayAsync(command, cancellationToken))
        {
            return known;
        }

        Result<SentMessage> sent = await append(command.Hashed());
        if (sent.Error is { } error)
        {
            refused.Remember(command.Sender, error);
        }

        return sent;
    }

    private static ParleyError? Check(SendMessage command) => ContentPolicy.Check(command.Content)
        ?? ContentPolicy.CheckClientId(command.ClientId)
        ?? ContentPolicy.CheckTempId(command.TempId);

    // A stored message is answered before any limit, also to a sender who has reached one.
    private async ValueTask<bool> IsReplayAsync(SendMessage command, CancellationToken cancellationToken) =>
        command.ClientIdKey is { } clientId && await messages.FindAsync(clientId, cancellationToken) is not null;
}
