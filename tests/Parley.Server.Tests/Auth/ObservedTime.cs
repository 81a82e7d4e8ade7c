using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Auth;

/// <summary>A clock that tells when somebody begins to wait on it, so that a test moves it after that and not before.</summary>
internal sealed class ObservedTime(FakeTime time) : TimeProvider
{
    public Mailbox<TimeSpan> Waits { get; } = new("a wait of the server");

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = time.CreateTimer(callback, state, dueTime, period);
        Waits.Add(dueTime);
        return timer;
    }
}
