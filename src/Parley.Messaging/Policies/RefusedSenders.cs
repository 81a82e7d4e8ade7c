using System.Collections.Concurrent;
using Parley.Messaging.Appending;
using Parley.Messaging.Events;

namespace Parley.Messaging.Policies;

/// <summary>
/// Senders whose rate limit is known to be reached: until it is free again they are refused from memory, at no cost to the database. Where
/// something that is asked before the limit may have changed, they are forgotten: the database gives the better reason.
/// </summary>
public sealed class RefusedSenders : IDisposable
{
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<MemberKey, (DateTimeOffset Until, ParleyError Error)> _refused = [];
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public RefusedSenders(TimeProvider time, IEventBus bus)
    {
        _time = time;
        _subscription = bus.Subscribe(Forget);
    }

    public ParleyError? Find(MemberKey sender)
    {
        if (_refused.IsEmpty || !_refused.TryGetValue(sender, out (DateTimeOffset Until, ParleyError Error) entry))
        {
            return null;
        }

        TimeSpan left = entry.Until - _time.GetUtcNow();
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

        _refused[sender] = (_time.GetUtcNow() + retryAfter, error);
    }

    public void Dispose() => _subscription.Dispose();

    // On the path of every message: nearly all of them end at the first condition.
    private void Forget(ChatEvent chatEvent)
    {
        if (chatEvent is not (MemberRemoved or ConversationUpdated) || _refused.IsEmpty)
        {
            return;
        }

        Guid conversationId = ((ConversationEvent)chatEvent).Conversation.Id;
        foreach ((MemberKey sender, _) in _refused)
        {
            if (sender.ConversationId == conversationId && sender.Company == chatEvent.Company)
            {
                _refused.TryRemove(sender, out _);
            }
        }
    }
}
