using Parley.Messaging;

namespace Parley.Server.Gateways;

/// <summary>How many events a socket may send: so many a second, and as many at once after a second of silence. 0 is no limit.</summary>
internal sealed class EventRate(int perSecond, TimeProvider time)
{
    public EventBudget Begin() => new(perSecond, time.GetTimestamp());

    /// <summary>Null where there was something left to spend.</summary>
    public ParleyError? Spend(ref EventBudget budget)
    {
        if (perSecond == 0)
        {
            return null;
        }

        long now = time.GetTimestamp();
        double left = Math.Min(perSecond, budget.Left + (time.GetElapsedTime(budget.CountedAt, now).TotalSeconds * perSecond));
        bool isEnough = left >= 1;
        budget = new EventBudget(isEnough ? left - 1 : left, now);
        return isEnough ? null : ParleyError.RateLimited(TimeSpan.FromSeconds((1 - left) / perSecond), "Too many events");
    }
}
