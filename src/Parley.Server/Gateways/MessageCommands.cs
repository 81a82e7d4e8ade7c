using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways;

/// <summary>What the clients of every gateway may do with messages, answered in the shape of theirs.</summary>
internal sealed class MessageCommands<TMessage>(
    MessageSender sender, MessageEditor editor, MessageHistory history, ConversationSync sync, CapabilityPolicy capabilities)
    where TMessage : IWireMessage<TMessage>
{
    public async Task<Result<TMessage>> SendAsync(GatewaySocket socket, ISendBody body, string conversationId)
    {
        if (!body.Command(socket.Caller, WireId.OrUnknown(conversationId)).Succeeded(out SendMessage? command, out ParleyError? error)
            || !(await sender.SendInlineAsync(command)).Succeeded(out SentMessage? sent, out error))
        {
            return error;
        }

        // Nobody has got what was stored just now.
        MessageStatus status = sent.IsReplay ? await StatusOfReplayAsync(sent.Message) : MessageStatus.Sent;
        return TMessage.Of(sent.Message, status, command.TempId);
    }

    public async Task<Result<MessageAck<TMessage>>> EditAsync(GatewaySocket socket, MessageEditBody body) =>
        await ShowAsync(await editor.EditAsync(socket.Caller, WireId.OrUnknown(body.MessageId), body.Content));

    /// <summary>Answers with what is left of the message.</summary>
    public async Task<Result<MessageAck<TMessage>>> DeleteAsync(GatewaySocket socket, MessageBody body) =>
        await ShowAsync(await editor.DeleteAsync(socket.Caller, WireId.OrUnknown(body.MessageId)));

    public async Task<Result<SyncAck<TMessage>>> SyncAsync(GatewaySocket socket, SyncBody body)
    {
        if (!body.Heads().Succeeded(out IReadOnlyList<ConversationHead>? heads, out ParleyError? error)
            || !(await sync.ReadAsync(socket.Caller, body.Epoch, heads)).Succeeded(out SyncAnswer? answer, out error))
        {
            return error;
        }

        SyncAnswerShape<TMessage> shape = SyncAnswerShape<TMessage>.Of(answer, view => capabilities.Of(view, socket.Caller));
        return new SyncAck<TMessage>(shape.Epoch, shape.ResyncRequired, shape.Conversations, shape.Removed);
    }

    // The answer came where a batch is told, which must not wait for a database.
    private async Task<MessageStatus> StatusOfReplayAsync(Message message)
    {
        await Task.Yield();
        return await history.StatusOfAsync(message);
    }

    private async Task<Result<MessageAck<TMessage>>> ShowAsync(Result<Message> result) =>
        result.Succeeded(out Message? message, out ParleyError? error)
            ? new MessageAck<TMessage>(TMessage.Of(message, await history.StatusOfAsync(message)))
            : error;
}
