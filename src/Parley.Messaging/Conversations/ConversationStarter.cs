using Parley.Messaging.Appending;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Starts conversations, or finds the one that there is.</summary>
public sealed class ConversationStarter(AppendQueue queue, IOrderDirectory orders)
{
    public async Task<Result<StartedConversation>> StartDirectAsync(StartDirect command, CancellationToken cancellationToken = default) =>
        IdPolicy.Check("members", command.OtherUserId) is { } invalid ? invalid : await queue.AppendAsync(command, cancellationToken);

    public async Task<Result<StartedConversation>> StartGroupAsync(StartGroup command, CancellationToken cancellationToken = default)
    {
        if (GroupSize.Check(command.MemberIds.Count) is { } tooMany)
        {
            return tooMany;
        }

        return command.MemberIds.All(IdPolicy.IsValid)
            ? await queue.AppendAsync(command, cancellationToken)
            : ParleyError.Invalid("members", "memberIds has something that is no id");
    }

    /// <summary>Asks the host for the order only where none is stored: a host that is away closes no thread that there is, and a stored order decides.</summary>
    public async Task<Result<StartedConversation>> StartOrderThreadAsync(Caller caller, string orderId, CancellationToken cancellationToken = default)
    {
        if (IdPolicy.Check("order_id", orderId) is { } invalid)
        {
            return invalid;
        }

        Result<StartedConversation> known = await queue.AppendAsync(new StartOrderThread(caller, orderId, Described: null), cancellationToken);
        if (known.Error is not { Kind: ErrorKind.NotFound })
        {
            return known;
        }

        Order? described = await orders.FindAsync(caller.Company, orderId, cancellationToken);
        if (described is null)
        {
            return caller.IsService ? known : ParleyError.NotAMember;
        }

        Order ours = described with { Company = caller.Company, Id = orderId };
        return OrderPolicy.Check(ours) is { } wrong
            ? wrong
            : await queue.AppendAsync(new StartOrderThread(caller, orderId, ours), cancellationToken);
    }
}
