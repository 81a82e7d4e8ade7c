using System.Collections.Concurrent;
using Parley.Messaging.Appending;

namespace Parley.Messaging.Policies;

/// <summary>Senders whose rate limit is known to be reached: until it is free again they are refused from memory, at no cost to the database.</summary>
public sealed class RefusedSenders(TimeProvider time)
{
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<MemberKey, (DateTimeOffset Until, ParleyError Error)> _refused = [];

    public ParleyError? Find(MemberKey sender)
    {
        if (_refused.IsEmpty || !_refused.TryGetValue(sender, out (DateTimeOffset Until, ParleyError Error) entry))
        {
            return null;
        }

        TimeSpan left = entry.Until - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            return ParleyError.RateLimited(left, entry.Error.Message);
        }

        _refused.TryRemove(KeyValuePair.Create(sender, entry));
        return null;
    }

    public void Remember(MemberKey sender, ParleyError error)
    {
        if (error is not { Kind: ErrorKind.RateLimited, RetryAfter: { } retryAfter })
        {
            return;
        }

        // Forgetting costs a transaction, nothing more.
        if (_refused.Count >= MaxRemembered)
        {
            _refused.Clear();
        }

        _refused[sender] = (time.GetUtcNow() + retryAfter, error);
    }
}
