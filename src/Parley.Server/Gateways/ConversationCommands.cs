using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways;

/// <summary>What the clients of every gateway may do with a conversation. Who may is decided by the core, each time.</summary>
internal sealed class ConversationCommands(ConversationList conversations, TypingIndicators typing, ReceiptMarker marker)
{
    private static readonly Result<SuccessAck> Done = SuccessAck.Plain;

    /// <summary>Joins the room of a conversation, so that the socket hears what happens there.</summary>
    public async Task<Result<SuccessAck>> JoinAsync(GatewaySocket socket, string id)
    {
        Guid conversationId = WireId.OrUnknown(id);
        socket.BeginJoining();
        try
        {
            if (await conversations.RefuseStrangerAsync(socket.Caller, conversationId) is { } refusal)
            {
                return refusal;
            }

            return socket.TryJoin(conversationId) ? Done : ParleyError.NotAMember;
        }
        finally
        {
            socket.EndJoining();
        }
    }

    /// <summary>Leaves the room; whose the conversation is does not matter.</summary>
    public static Task<Result<SuccessAck>> LeaveAsync(GatewaySocket socket, string id)
    {
        socket.Leave(WireId.OrUnknown(id));
        return Task.FromResult(Done);
    }

    public async Task<Result<SuccessAck>> StartTypingAsync(GatewaySocket socket, string id)
    {
        ParleyError? refusal = await typing.StartAsync(socket.Caller, WireId.OrUnknown(id), socket, CancellationToken.None);
        if (socket.HasEnded)
        {
            // It ended while it was asked whether it may; what was to end with it had not begun.
            typing.EndAll(socket);
        }

        return refusal is null ? Done : refusal;
    }

    public async Task<Result<SuccessAck>> StopTypingAsync(GatewaySocket socket, string id) =>
        await typing.StopAsync(socket.Caller, WireId.OrUnknown(id), CancellationToken.None) is { } refusal ? refusal : Done;

    public Task<Result<PositionAck>> MarkDeliveredAsync(GatewaySocket socket, string id, IReadOnlyList<string> messageIds) =>
        messageIds.Count == 0 || messageIds.Contains(null!)
            ? Task.FromResult<Result<PositionAck>>(ParleyError.Invalid("message_ids", "At least one message is needed, and each by its id"))
            : MarkAsync(socket, id, ReceiptKind.Delivered, [.. messageIds.Select(WireId.OrUnknown)]);

    /// <summary>All that there are, where no message is named.</summary>
    public Task<Result<PositionAck>> MarkReadAsync(GatewaySocket socket, string id, string? upToMessageId) =>
        MarkAsync(socket, id, ReceiptKind.Read, upToMessageId is null ? [] : [WireId.OrUnknown(upToMessageId)]);

    private async Task<Result<PositionAck>> MarkAsync(GatewaySocket socket, string id, ReceiptKind kind, Guid[] messageIds)
    {
        Result<MarkedPosition> result = await marker.MarkAsync(socket.Caller, WireId.OrUnknown(id), kind, messageIds);
        return result.Succeeded(out MarkedPosition? marked, out ParleyError? error)
            ? new PositionAck(marked.Member.DeliveredSeq, marked.Member.ReadSeq)
            : error;
    }
}
