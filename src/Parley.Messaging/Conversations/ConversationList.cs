using Parley.Messaging.Appending;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Shows users their conversations.</summary>
public sealed class ConversationList(IConversationReader conversations)
{
    public async Task<Result<ConversationView>> FindAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken = default)
    {
        ConversationView? view = await conversations.FindAsync(new ConversationKey(caller.Company, conversationId), caller.UserId, cancellationToken);
        return view is not null && ConversationPolicy.MayRead(view.Conversation, view.Own, caller) ? view : ParleyError.NotAMember;
    }

    /// <summary>Null for a current member, who may hear what happens there.</summary>
    public async Task<ParleyError?> RefuseStrangerAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken = default) =>
        await conversations.IsMemberAsync(new ConversationKey(caller.Company, conversationId), caller.UserId, cancellationToken)
            ? null
            : ParleyError.NotAMember;

    /// <summary>For a caller who was just allowed to start it, and need not be a member.</summary>
    public Task<ConversationView?> FindStartedAsync(Caller caller, StartedConversation started, CancellationToken cancellationToken = default) =>
        conversations.FindAsync(new ConversationKey(caller.Company, started.Conversation.Id), caller.UserId, cancellationToken);

    public Task<IReadOnlyList<ConversationView>> ListAsync(Caller caller, ConversationListQuery query, CancellationToken cancellationToken = default) =>
        conversations.ListAsync(caller.Key, query, cancellationToken);

    public Task<IReadOnlyList<UnreadConversation>> UnreadAsync(Caller caller, CancellationToken cancellationToken = default) =>
        conversations.UnreadAsync(caller.Key, cancellationToken);

    /// <summary>How many messages a member has not read who was just marked to be at this position.</summary>
    public async Task<long> UnreadAfterAsync(Caller caller, MarkedPosition position, CancellationToken cancellationToken = default)
    {
        if (position.Member.ReadSeq >= position.Conversation.LastSeq)
        {
            return 0;
        }

        var key = new ConversationKey(caller.Company, position.Conversation.Id);
        return (await conversations.FindOwnAsync(key, caller.UserId, cancellationToken))?.UnreadCount ?? 0;
    }
}
