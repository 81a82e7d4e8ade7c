using Parley.Messaging;

namespace Parley.Server.Gateways;

/// <summary>How many events a socket may send: so many a second, and as many at once after a second of silence. 0 is no limit.</summary>
internal sealed class EventBudget(int perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _left = perSecond;
    private long _countedAt = time.GetTimestamp();

    /// <summary>Null where there was something left to spend.</summary>
    public ParleyError? Spend()
    {
        if (perSecond == 0)
        {
            return null;
        }

        lock (_gate)
        {
            long now = time.GetTimestamp();
            _left = Math.Min(perSecond, _left + (time.GetElapsedTime(_countedAt, now).TotalSeconds * perSecond));
            _countedAt = now;
            if (_left >= 1)
            {
                _left--;
                return null;
            }

            return ParleyError.RateLimited(TimeSpan.FromSeconds((1 - _left) / perSecond), "Too many events");
        }
    }
}
