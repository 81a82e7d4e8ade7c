using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Conversations;

/// <summary>
/// Which conversation to start: <see cref="OrderId"/> alone for the thread of an order, else <see cref="Type"/> with <see cref="MemberIds"/>,
/// and for a group its <see cref="Name"/>.
/// </summary>
internal sealed record StartConversationBody
{
    public string? OrderId { get; init; }

    /// <summary><c>direct</c> or <c>group</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The other members; exactly one for a direct conversation.</summary>
    public IReadOnlyList<string>? MemberIds { get; init; }

    public string? Name { get; init; }

    public async Task<Result<StartedConversation>> StartAsync(ConversationStarter starter, Caller caller, CancellationToken cancellationToken)
    {
        if (!TryReadKind(out ConversationKind kind))
        {
            return ParleyError.Invalid("type", "type is direct or group; an order's thread is started by orderId");
        }

        if (kind == ConversationKind.Order)
        {
            return OrderId is not null && MemberIds is null
                ? await starter.StartOrderThreadAsync(caller, OrderId, cancellationToken)
                : ParleyError.Invalid("order_id", "The thread of an order is started by orderId alone");
        }

        if (MemberIds is null || OrderId is not null)
        {
            return ParleyError.Invalid("member_ids", "A conversation without an order is started by memberIds");
        }

        return kind == ConversationKind.Group
            ? await starter.StartGroupAsync(new StartGroup(caller, Name, MemberIds), cancellationToken)
            : await StartDirectAsync(starter, caller, cancellationToken);
    }

    private async Task<Result<StartedConversation>> StartDirectAsync(
        ConversationStarter starter, Caller caller, CancellationToken cancellationToken)
    {
        string[] others = [.. MemberIds!.Where(id => id != caller.UserId).Distinct(StringComparer.Ordinal).Take(2)];
        return others is [var other]
            ? await starter.StartDirectAsync(new StartDirect(caller, other), cancellationToken)
            : ParleyError.Invalid("members", "A direct conversation is with one other member");
    }

    // An order names its members, so it says the kind as well.
    private bool TryReadKind(out ConversationKind kind)
    {
        kind = ConversationKind.Order;
        return Type is null ? OrderId is not null : WireWord.TryParse(Type, out kind);
    }
}
