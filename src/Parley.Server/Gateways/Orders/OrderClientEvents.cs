using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways.Orders;

/// <summary>What the clients of a marketplace may ask for; they send by REST.</summary>
internal sealed class OrderClientEvents(MessageCommands<OrderMessage> messages, ConversationCommands threads) : IClientEvents
{
    public void Register(GatewayEvents events) => events
        .On<ThreadBody, SuccessAck>("thread:join", (socket, body) => threads.JoinAsync(socket, body.ThreadId))
        .On<ThreadBody, SuccessAck>("thread:leave", static (socket, body) => ConversationCommands.LeaveAsync(socket, body.ThreadId))
        .On<ThreadBody, SuccessAck>("typing:start", (socket, body) => threads.StartTypingAsync(socket, body.ThreadId))
        .On<ThreadBody, SuccessAck>("typing:stop", (socket, body) => threads.StopTypingAsync(socket, body.ThreadId))
        .On<ThreadMessagesBody, PositionAck>("message:delivered", (socket, body) => threads.MarkDeliveredAsync(socket, body.ThreadId, body.MessageIds))
        .On<SyncBody, SyncAck<OrderMessage>>("sync", messages.SyncAsync);
}
