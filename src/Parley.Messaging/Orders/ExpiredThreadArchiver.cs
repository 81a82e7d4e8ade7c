using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;

namespace Parley.Messaging.Orders;

/// <summary>Archives the threads of orders whose grace window has ended. They were closed to messages at that very moment; this makes it seen.</summary>
public sealed class ExpiredThreadArchiver(AppendQueue queue, IConversationReader conversations, MessagingRules rules, TimeProvider time)
{
    private const int PageSize = 500;

    /// <summary>Archives all there are now and returns how many.</summary>
    public async Task<int> ArchiveAsync(CancellationToken cancellationToken)
    {
        int archived = 0;
        while (true)
        {
            DateTimeOffset completedBefore = time.GetUtcNow() - rules.Orders.Grace;
            IReadOnlyList<ConversationKey> expired = await conversations.ExpiredThreadsAsync(completedBefore, PageSize, cancellationToken);
            Result<bool>[] results = await Task.WhenAll(
                expired.Select(key => queue.AppendAsync(new ArchiveExpiredThread(key.Company, key.Id), cancellationToken)));
            int done = results.Count(static result => result.Succeeded(out bool did, out _) && did);
            archived += done;
            if (expired.Count < PageSize || done == 0)
            {
                return archived;
            }
        }
    }
}
