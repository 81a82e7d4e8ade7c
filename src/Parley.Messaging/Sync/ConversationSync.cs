using Parley.Messaging.Users;

namespace Parley.Messaging.Sync;

/// <summary>Brings a client that was away up to date.</summary>
public sealed class ConversationSync(ISyncReader reader)
{
    public const int MaxConversations = 200;

    /// <summary>Messages in one answer, over all its conversations.</summary>
    public const int MaxMessages = 500;

    /// <summary>With another <paramref name="epoch"/> than the database's the heads mean nothing, and the answer says so.</summary>
    public async Task<Result<SyncAnswer>> ReadAsync(
        Caller caller, string? epoch, IReadOnlyList<ConversationHead> heads, CancellationToken cancellationToken = default)
    {
        if (heads.Count > MaxConversations
            || heads.Any(static head => head.Rev < 0)
            || heads.DistinctBy(static head => head.Id).Count() != heads.Count)
        {
            return ParleyError.Invalid("conversations", $"At most {MaxConversations} conversations, each once, with a rev of 0 or more");
        }

        string current = await reader.EpochAsync(cancellationToken);
        if (epoch is not null && epoch != current)
        {
            return new SyncAnswer(current, ResyncRequired: true, [], []);
        }

        SyncPage page = await reader.ReadAsync(caller.Key, heads, MaxMessages, cancellationToken);
        return new SyncAnswer(current, ResyncRequired: false, page.Conversations, page.Removed);
    }
}
