using Parley.Messaging.Users;

namespace Parley.Messaging.Sync;

/// <summary>What a user missed. Each call is one snapshot of the database; a failing one throws <see cref="StoreUnavailableException"/>.</summary>
public interface ISyncReader
{
    /// <summary>Names the database's history: another one after a restore.</summary>
    Task<string> EpochAsync(CancellationToken cancellationToken);

    /// <summary>Everything that a connecting socket of the user needs: one snapshot, taken after this was called.</summary>
    Task<SessionStart> StartAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>
    /// Everything after each head, in the order of <paramref name="heads"/>, at most <paramref name="messageLimit"/> messages in all;
    /// conversations past that limit answer with no messages, their own <c>rev</c> and <c>HasMore</c>. A head beyond the stored one gets everything
    /// from the beginning.
    /// </summary>
    Task<SyncPage> ReadAsync(UserKey user, IReadOnlyList<ConversationHead> heads, int messageLimit, CancellationToken cancellationToken);
}
