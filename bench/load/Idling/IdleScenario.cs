using System.Text.Json;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Idling;

/// <summary>Many connections that join a namespace, answer pings and do nothing else.</summary>
internal sealed class IdleScenario : IConnectionObserver, IDisposable
{
    private readonly IdleOptions _options;
    private readonly EventLoop _loop;
    private readonly ConnectionRamp _ramp;
    private readonly Mistakes _mistakes = new();

    private IdleScenario(IdleOptions options)
    {
        _options = options;
        _loop = new EventLoop(options.Target, options.Connections);
        _ramp = new ConnectionRamp(_loop, this, options.Connections, options.InFlight, _mistakes);
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IdleOptions options)
    {
        using var scenario = new IdleScenario(options);
        IdleResult? result = await scenario.RunAsync();
        if (result is null)
        {
            return 1;
        }

        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.IdleResult));
        return result.Errors == 0 ? 0 : 1;
    }

    public void OnConnected(Connection connection) => _ramp.OnConnected();

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json) => _mistakes.Add("An event, although nobody sends any.");

    public void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json) => _mistakes.Add("An acknowledgement of nothing.");

    public void OnFailed(Connection connection, ConnectionState stage, string reason)
    {
        _mistakes.Add($"connection {connection.Index} while {stage}: {reason}");
        if (stage != ConnectionState.Connected)
        {
            _ramp.OnFailed();
        }
    }

    public void Dispose() => _loop.Dispose();

    /// <returns>Null when there was no connection.</returns>
    private async Task<IdleResult?> RunAsync()
    {
        ServerStats before = await ServerStats.ReadAsync(_options.Target.Url);
        _ramp.Run();
        if (_ramp.Connected == 0)
        {
            return null;
        }

        ServerStats connected = await ServerStats.ReadAsync(_options.Target.Url);
        Console.WriteLine($"{_ramp.Connected} connected in {_ramp.Elapsed.TotalSeconds:N1} s");
        Hold();
        ServerStats settled = await ServerStats.ReadAsync(_options.Target.Url);
        ServerStats collected = await ServerStats.ReadAsync(_options.Target.Url, collect: true);
        return new IdleResult(
            "idle",
            settled.Runtime,
            _ramp.Connected,
            _mistakes.Count,
            _ramp.Connected / _ramp.Elapsed.TotalSeconds,
            _ramp.FirstPerSecond,
            _ramp.LastPerSecond,
            KilobytesEach(settled.RssBytes - before.RssBytes),
            KilobytesEach(collected.RssBytes - before.RssBytes),
            KilobytesEach(collected.HeapBytes - before.HeapBytes),
            1e6 * (connected.CpuSeconds - before.CpuSeconds) / _ramp.Connected,
            before.RssBytes / 1048576.0,
            settled.RssBytes / 1048576.0);
    }

    private void Hold()
    {
        if (_options.Hold is { } hold)
        {
            _loop.RunFor(hold);
            return;
        }

        Console.WriteLine("Press Enter to end.");
        Task<string?> line = Task.Run(Console.ReadLine);
        _loop.RunUntil(() => line.IsCompleted, TimeSpan.MaxValue);
    }

    private double KilobytesEach(long bytes) => bytes / 1024.0 / _ramp.Connected;
}
