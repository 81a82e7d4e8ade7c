using System.Diagnostics;
using System.Globalization;

namespace Parley.Bench.Load.SlowReading;

/// <summary>Looks at the server now and then, beside the loop: how much memory it has, and when it gives up a client that does not read.</summary>
internal sealed class ServerWatch : IAsyncDisposable
{
    private const string Overflows = "parley_socketio_queue_overflows_total ";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Uri _metrics;
    private readonly int _process;
    private readonly HttpClient _client = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Task _watching;
    private int? _overflowsBefore;

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

    /// <summary>Ends the watch with a last look.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
#pragma warning disable VSTHRD003 // Started here, on a pool thread.
        await _watching;
#pragma warning restore VSTHRD003
        await LookAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();

        // What went wrong there, StopAsync tells.
#pragma warning disable VSTHRD003 // Started here, on a pool thread.
        await Task.WhenAny(_watching);
#pragma warning restore VSTHRD003
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await LookAsync(_stop.Token);
                await Task.Delay(Pause, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        RssPeak = Math.Max(RssPeak, ProcessStats.Read(_process).RssBytes);
        int overflows = await CountAsync(cancellationToken);
        Closed = overflows - (_overflowsBefore ??= overflows);
        ClosedAfter ??= Closed > 0 ? Stopwatch.GetElapsedTime(_started) : null;
    }

    private async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        string[] lines = (await _client.GetStringAsync(_metrics, cancellationToken)).Split('\n');
        return Array.Find(lines, static line => line.StartsWith(Overflows, StringComparison.Ordinal)) is { } line
            ? int.Parse(line.AsSpan(Overflows.Length), CultureInfo.InvariantCulture)
            : 0;
    }
}
