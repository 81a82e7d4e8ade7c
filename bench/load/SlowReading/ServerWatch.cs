using System.Diagnostics;
using System.Globalization;

namespace Parley.Bench.Load.SlowReading;

/// <summary>Looks at the server now and then, beside the loop: how much memory it has, and when it gives up a client that does not read.</summary>
internal sealed class ServerWatch : IDisposable
{
    private const string Overflows = "parley_socketio_queue_overflows_total ";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Uri _metrics;
    private readonly int _process;
    private readonly HttpClient _client = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Task _watching;

    public ServerWatch(Uri server, int process)
    {
        (_metrics, _process) = (new Uri(server, "/metrics"), process);
        RssBefore = RssPeak = ProcessStats.Read(process).RssBytes;
        _watching = Task.Run(WatchAsync);
    }

    public long RssBefore { get; }

    public long RssPeak { get; private set; }

    /// <summary>How many clients it has given up since the watch began.</summary>
    public int Closed { get; private set; }

    public TimeSpan? ClosedAfter { get; private set; }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
#pragma warning disable VSTHRD003 // Started here, on a pool thread.
        await _watching;
#pragma warning restore VSTHRD003
    }

    public void Dispose()
    {
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        int before = await CountAsync();
        do
        {
            await Task.Delay(Pause);
            RssPeak = Math.Max(RssPeak, ProcessStats.Read(_process).RssBytes);
            Closed = await CountAsync() - before;
            ClosedAfter ??= Closed > 0 ? Stopwatch.GetElapsedTime(_started) : null;
        }
        while (!_stop.IsCancellationRequested);
    }

    private async Task<int> CountAsync()
    {
        string[] lines = (await _client.GetStringAsync(_metrics)).Split('\n');
        return Array.Find(lines, static line => line.StartsWith(Overflows, StringComparison.Ordinal)) is { } line
            ? int.Parse(line.AsSpan(Overflows.Length), CultureInfo.InvariantCulture)
            : 0;
    }
}
