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

    /// <summary>Asks the host for the order, which matters only while it is not stored.</summary>
    public async Task<Result<StartedConversation>> StartOrderThreadAsync(Caller caller, string orderId, CancellationToken cancellationToken = default)
    {
        if (IdPolicy.Check("order_id", orderId) is { } invalid)
        {
            return invalid;
        }

        Order? described = await orders.FindAsync(caller.Company, orderId, cancellationToken);
        if (described is not null && OrderPolicy.Check(described) is { } wrong)
        {
            return wrong;
        }

        Order? ours = described is null ? null : described with { Company = caller.Company, Id = orderId };
        return await queue.AppendAsync(new StartOrderThread(caller, orderId, ours), cancellationToken);
    }
}
