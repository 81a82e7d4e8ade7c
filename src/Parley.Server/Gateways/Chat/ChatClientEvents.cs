using Parley.Messaging;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways.Chat;

/// <summary>What colleagues' clients may ask for.</summary>
internal sealed class ChatClientEvents(MessageCommands<ChatMessage> messages, ConversationCommands threads) : IClientEvents
{
    public void Register(GatewayEvents events) => events
        .On<ChatSendBody, MessageAck<ChatMessage>>("chat:send", SendAsync)
        .On<MessageEditBody, MessageAck<ChatMessage>>("chat:edit", messages.EditAsync)
        .On<MessageBody, MessageAck<ChatMessage>>("chat:delete", messages.DeleteAsync)
        .On<SyncBody, SyncAck<ChatMessage>>("chat:sync", messages.SyncAsync)
        .On<ThreadBody, SuccessAck>("chat:join", (socket, body) => threads.JoinAsync(socket, body.ThreadId))
        .On<ThreadBody, SuccessAck>("chat:leave", static (socket, body) => ConversationCommands.LeaveAsync(socket, body.ThreadId))
        .On<ThreadBody, SuccessAck>("chat:typing:start", (socket, body) => threads.StartTypingAsync(socket, body.ThreadId))
        .On<ThreadBody, SuccessAck>("chat:typing:stop", (socket, body) => threads.StopTypingAsync(socket, body.ThreadId))
        .On<ThreadMessagesBody, PositionAck>("chat:delivered", (socket, body) => threads.MarkDeliveredAsync(socket, body.ThreadId, body.MessageIds))
        .On<ChatReadBody, PositionAck>("chat:mark-read", (socket, body) => threads.MarkReadAsync(socket, body.ThreadId, body.UpToMessageId));

    private async Task<Result<MessageAck<ChatMessage>>> SendAsync(GatewaySocket socket, ChatSendBody body) =>
        (await messages.SendAsync(socket, body, body.ThreadId)).Succeeded(out ChatMessage? message, out ParleyError? error)
            ? new MessageAck<ChatMessage>(message)
            : error;
}
