using Parley.Messaging;
using Parley.Server.Gateways.Telling;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>Tells numbers, and cannot read those that it is told to fail with.</summary>
internal sealed class TestLoop(CapturedLogs logs, FakeTime time) : TellingLoop<int>(time, logs.CreateLogger("loop"))
{
    private readonly Mailbox<int> _told = new("a number");

    public Predicate<int> Fails { get; set; } = static _ => false;

    /// <summary>How often the store was asked.</summary>
    public int Reads { get; private set; }

    public Task<IReadOnlyList<int>> ToldAsync(int count) => _told.NextAsync(count);

    public IReadOnlyList<int> TakeAll() => _told.TakeAll();

    public void PostAll(IEnumerable<int> numbers)
    {
        foreach (int number in numbers)
        {
            Post(number);
        }
    }

    protected override Task TellAsync(IReadOnlyList<int> part, CancellationToken stoppingToken)
    {
        Reads++;
        if (part.Any(number => Fails(number)))
        {
            throw new StoreUnavailableException("away");
        }

        foreach (int number in part)
        {
            _told.Add(number);
        }

        return Task.CompletedTask;
    }
}
