using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Broadcasting;

/// <summary>
/// Connections in groups; some send in a closed loop, all members of a group get each message, and every delivery is checked.
/// </summary>
internal sealed class BroadcastScenario : IConnectionObserver, IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    /// <summary>While the server's statistics are read nothing is received; the latencies of that moment are not the server's.</summary>
    private static readonly TimeSpan AfterPause = TimeSpan.FromMilliseconds(100);

    private readonly BroadcastOptions _options;
    private readonly EventLoop _loop;
    private readonly ConnectionRamp _ramp;
    private readonly Mistakes _mistakes = new();
    private readonly LatencyHistogram _deliveryTimes = new();
    private readonly LatencyHistogram _ackTimes = new();
    private readonly DeliveryCheck[] _checks;
    private readonly Sender?[] _senders;
    private int _joined;
    private long _acks;
    private long _deliveries;
    private long _expectedDeliveries;
    private bool _sending;

    private BroadcastScenario(BroadcastOptions options)
    {
        _options = options;
        _loop = new EventLoop(options.Target, options.Connections);
        _ramp = new ConnectionRamp(_loop, this, options.Connections, inFlight: 64, _mistakes);
        _senders = new Sender?[options.Connections];
        _checks = new DeliveryCheck[options.Connections];
        for (int i = 0; i < _checks.Length; i++)
        {
            _checks[i] = new DeliveryCheck(GroupOf(i));
        }
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(BroadcastOptions options)
    {
        using var scenario = new BroadcastScenario(options);
        if (!scenario.TryJoinGroups())
        {
            return 1;
        }

        BroadcastResult result = await scenario.RunAsync();
        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.BroadcastResult));
        return result.Errors == 0 ? 0 : 1;
    }

    public void OnConnected(Connection connection)
    {
        _ramp.OnConnected();
        string group = Group.Name(connection.Index / _options.GroupSize);
        connection.Send(Encoding.ASCII.GetBytes($"420[\"join\",\"{group}\"]"));
    }

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json)
    {
        MessageText message = MessageText.Read(json, "\"text\":\""u8);
        _deliveries++;
        _deliveryTimes.Record(Stopwatch.GetTimestamp() - message.SentAt);
        if (!_checks[connection.Index].IsNext(message))
        {
            _mistakes.Add($"connection {connection.Index}: message {message.Number} of sender {message.Sender} is not the next one.");
        }
    }

    public void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json)
    {
        if (_senders[connection.Index] is not { } sender)
        {
            _joined++;
            Expect(json.SequenceEqual("[true]"u8), "A join was refused.");
            return;
        }

        if (sender.Acknowledge(ackId) is not { } sent)
        {
            _mistakes.Add($"connection {connection.Index}: an acknowledgement of nothing.");
            return;
        }

        _acks++;
        _ackTimes.Record(Stopwatch.GetTimestamp() - sent.SentAt);
        Expect(json.SequenceEqual("[{\"ok\":true}]"u8), "A send was refused.");
        if (_sending)
        {
            _expectedDeliveries += GroupOf(connection.Index).Members;
            sender.Send(Stopwatch.GetTimestamp());
        }
    }

    public void OnFailed(Connection connection, ConnectionState stage, string reason)
    {
        _mistakes.Add($"connection {connection.Index} while {stage}: {reason}");
        if (stage != ConnectionState.Connected)
        {
            _ramp.OnFailed();
        }
    }

    public void Dispose() => _loop.Dispose();

    private bool TryJoinGroups()
    {
        _ramp.Run();
        Expect(
            _mistakes.Count == 0 && _loop.RunUntil(() => _joined == _options.Connections, MaxWait),
            "Not all connections joined their groups.");
        return _mistakes.Count == 0;
    }

    private async Task<BroadcastResult> RunAsync()
    {
        StartSenders();
        _loop.RunFor(_options.Warmup);

        ServerStats before = await ServerStats.ReadAsync(_options.Target.Url);
        Moment start = Moment.Now(_acks, _deliveries);
        _loop.RunFor(AfterPause);
        _deliveryTimes.Clear();
        _ackTimes.Clear();
        _loop.RunFor(_options.Duration - AfterPause);
        Moment end = Moment.Now(_acks, _deliveries);
        ServerStats after = await ServerStats.ReadAsync(_options.Target.Url);

        Drain();
        return Summarize(start, end, before, after);
    }

    private void StartSenders()
    {
        _sending = true;
        for (int i = 0; i < _options.Senders; i++)
        {
            int index = Group.ConnectionOf(i, _options);
            string group = Group.Name(index / _options.GroupSize);
            var sender = new Sender(i, _loop[index], ackId => $"42{ackId}[\"send\",{{\"group\":\"{group}\",\"text\":\"", _options.Payload);
            _senders[index] = sender;
            for (int sent = 0; sent < _options.InFlight; sent++)
            {
                _expectedDeliveries += GroupOf(index).Members;
                sender.Send(Stopwatch.GetTimestamp());
            }
        }
    }

    private BroadcastResult Summarize(Moment start, Moment end, ServerStats before, ServerStats after)
    {
        double seconds = Stopwatch.GetElapsedTime(start.Timestamp, end.Timestamp).TotalSeconds;
        long deliveries = Math.Max(1, end.Deliveries - start.Deliveries);
        return new BroadcastResult(
            "broadcast",
            after.Runtime,
            _ramp.Connected,
            _mistakes.Count,
            seconds,
            (end.Acks - start.Acks) / seconds,
            deliveries / seconds,
            1e6 * (after.CpuSeconds - before.CpuSeconds) / deliveries,
            1e6 * (end.CpuSeconds - start.CpuSeconds) / deliveries,
            _deliveryTimes.Milliseconds(0.5),
            _deliveryTimes.Milliseconds(0.99),
            _ackTimes.Milliseconds(0.5),
            _ackTimes.Milliseconds(0.99),
            after.RssBytes / 1048576.0);
    }

    /// <summary>Nothing more is sent; what was sent must still arrive, all of it.</summary>
    private void Drain()
    {
        _sending = false;
        bool isDone = _loop.RunUntil(HasDrained, MaxWait);
        Expect(isDone && _deliveries == _expectedDeliveries, $"{_deliveries} deliveries instead of {_expectedDeliveries}.");
    }

    private bool HasDrained() =>
        _deliveries >= _expectedDeliveries && Array.TrueForAll(_senders, static sender => sender is null or { IsIdle: true });

    private Group GroupOf(int connection) => Group.Of(connection / _options.GroupSize, _options);

    private void Expect(bool condition, string otherwise)
    {
        if (!condition)
        {
            _mistakes.Add(otherwise);
        }
    }
}
