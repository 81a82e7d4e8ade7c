using System.Text;
using System.Text.Json;
using Parley.Bench.Load.Idling;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Chatting;

/// <summary>Many users of the real server, each with a token and in the rooms of its groups, who do nothing but answer pings.</summary>
internal sealed class ChatIdleScenario : IConnectionObserver, IDisposable
{
    private readonly ChatIdleOptions _options;
    private readonly Company _company;
    private readonly EventLoop _loop;
    private readonly ConnectionRamp _ramp;
    private readonly Mistakes _mistakes = new();
    private readonly bool[] _isReady;

    private ChatIdleScenario(ChatIdleOptions options)
    {
        _options = options;
        _company = new Company(options.Company);
        _isReady = new bool[options.Company.Users];
        _loop = new EventLoop(options.Target, _isReady.Length);
        _ramp = new ConnectionRamp(_loop, this, _isReady.Length, options.InFlight, _mistakes);
    }

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(ChatIdleOptions options)
    {
        using var scenario = new ChatIdleScenario(options);
        IdleResult result = scenario.Run();
        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.IdleResult));
        return Task.FromResult(result.Errors == 0 ? 0 : 1);
    }

    public ReadOnlySpan<byte> ConnectPayload(Connection connection) => _company.ConnectPayload(connection.Index);

    public ReadOnlySpan<byte> AccessToken(Connection connection) => _company.AccessToken(connection.Index);

    /// <summary>It counts as connected when it is told that it is ready.</summary>
    public void OnConnected(Connection connection)
    {
    }

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json)
    {
        if (!_isReady[connection.Index] && OtherEvents.IsReady(json))
        {
            _isReady[connection.Index] = true;
            _ramp.OnConnected();
        }
        else if (!OtherEvents.AreExpected(json))
        {
            _mistakes.Add($"connection {connection.Index}: unexpected: {Encoding.UTF8.GetString(json)}");
        }
    }

    public void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json) => _mistakes.Add("An acknowledgement of nothing.");

    public void OnFailed(Connection connection, ConnectionState stage, string reason)
    {
        _mistakes.Add($"connection {connection.Index} while {stage}: {reason}");
        if (!_isReady[connection.Index])
        {
            _ramp.OnFailed();
        }
    }

    public void Dispose() => _loop.Dispose();

    private IdleResult Run()
    {
        ProcessStats before = ProcessStats.Read(_options.ServerProcess);
        _ramp.Run();
        ProcessStats connected = ProcessStats.Read(_options.ServerProcess);
        _loop.RunFor(_options.Hold);
        ProcessStats settled = ProcessStats.Read(_options.ServerProcess);
        double connections = Math.Max(1, _ramp.Connected);
        return new IdleResult(
            "idle",
            Runtime: null,
            _ramp.Connected,
            _mistakes.Count,
            _ramp.Connected / _ramp.Elapsed.TotalSeconds,
            _ramp.FirstPerSecond,
            _ramp.LastPerSecond,
            (settled.RssBytes - before.RssBytes) / 1024.0 / connections,
            RssAfterCollectKilobytesEach: null,
            HeapKilobytesEach: null,
            1e6 * (connected.CpuSeconds - before.CpuSeconds) / connections,
            before.RssBytes / 1048576.0,
            settled.RssBytes / 1048576.0);
    }
}
