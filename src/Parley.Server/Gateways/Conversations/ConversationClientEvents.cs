using Parley.Messaging;
using Parley.Messaging.Receipts;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Conversations;

/// <summary>What the clients of a social application may ask for.</summary>
internal sealed class ConversationClientEvents(MessageCommands<ConversationMessage> messages, ConversationCommands conversations) : IClientEvents
{
    public void Register(GatewayEvents events) => events
        .On<ConversationSendBody, SentAck>("message:send", SendAsync)
        .On<MessageEditBody, MessageAck<ConversationMessage>>("message:edit", messages.EditAsync)
        .On<MessageBody, MessageAck<ConversationMessage>>("message:delete", messages.DeleteAsync)
        .On<SyncBody, SyncAck<ConversationMessage>>("sync", messages.SyncAsync)
        .On<ConversationBody, SuccessAck>("conversation:join", (socket, body) => conversations.JoinAsync(socket, body.ConversationId))
        .On<ConversationBody, SuccessAck>("typing:start", (socket, body) => conversations.StartTypingAsync(socket, body.ConversationId))
        .On<ConversationBody, SuccessAck>("typing:stop", (socket, body) => conversations.StopTypingAsync(socket, body.ConversationId))
        .On<ConversationMessagesBody, PositionAck>(
            "message:delivered", (socket, body) => conversations.MarkDeliveredAsync(socket, body.ConversationId, body.MessageIds))
        .On<ConversationReadBody, PositionAck>(
            "message:read", (socket, body) => conversations.MarkReadAsync(socket, body.ConversationId, body.MessageId));

    private async Task<Result<SentAck>> SendAsync(GatewaySocket socket, ConversationSendBody body)
    {
        if (!(await messages.SendAsync(socket, body, body.ConversationId)).Succeeded(out ConversationMessage? message, out ParleyError? error))
        {
            return error;
        }

        socket.Socket.Emit("message:sent", new SentNotice(message.Id, MessageStatus.Sent));
        return new SentAck(message.Id, message);
    }
}
