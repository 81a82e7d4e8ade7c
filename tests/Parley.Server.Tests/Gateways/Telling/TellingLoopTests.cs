using Microsoft.Extensions.Logging;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Gateways.Telling;

public sealed class TellingLoopTests : IDisposable
{
    private readonly CapturedLogs _logs = new();
    private readonly TestLoop _loop;

    public TellingLoopTests() => _loop = new TestLoop(_logs, new FakeTime());

    private string Warning => Assert.Single(_logs.All, static log => log.Level == LogLevel.Warning).Message;

    [Fact]
    public async Task What_fails_once_is_told_the_second_time()
    {
        int failures = 1;
        _loop.Fails = _ => failures-- > 0;
        _loop.PostAll(Enumerable.Range(1, 8));

        await _loop.StartAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 8), await _loop.ToldAsync(8));
    }

    [Fact]
    public async Task What_cannot_be_read_does_not_take_everything_with_it()
    {
        _loop.Fails = static number => number == 1;
        _loop.PostAll(Enumerable.Range(1, 8));

        await _loop.StartAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(3, 6), await _loop.ToldAsync(6));
        await EndAsync();
        Assert.Contains("TestLoop", Warning, StringComparison.Ordinal);
        Assert.Contains("2 changes", Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_away_is_asked_a_few_times_for_a_batch()
    {
        _loop.Fails = static number => number <= 256;
        _loop.PostAll(Enumerable.Range(1, 257));

        await _loop.StartAsync(CancellationToken.None);

        Assert.Equal([257], await _loop.ToldAsync(1));
        Assert.Equal(6, _loop.Reads);
        Assert.Contains("256 changes", Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_dropped_is_logged_once_with_its_count()
    {
        _loop.PostAll(Enumerable.Range(1, 10_300));
        Assert.Empty(_logs.All);

        await _loop.StartAsync(CancellationToken.None);

        await _loop.ToldAsync(10_000);
        await EndAsync();
        Assert.Contains("300 changes", Warning, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _loop.Dispose();
        _logs.Dispose();
    }

    private Task EndAsync() => _loop.StopAsync(CancellationToken.None);
}
