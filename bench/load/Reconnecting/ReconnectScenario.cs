using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Reconnecting;

/// <summary>
/// All users of the real server lose their connections at once; messages are sent to their groups; then they all come back and ask for what they missed.
/// </summary>
internal sealed class ReconnectScenario : IConnectionObserver, IDisposable
{
    private const int MessagesBefore = 3;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    private readonly ReconnectOptions _options;
    private readonly Company _company;
    private readonly GroupMessages _messages;
    private readonly EventLoop _loop;
    private readonly Mistakes _mistakes = new();
    private readonly LatencyHistogram _readyTimes = new();
    private readonly LatencyHistogram _syncedTimes = new();
    private readonly ReturningMember[] _members;
    private ConnectionRamp _ramp;
    private bool _isReturning;

    private ReconnectScenario(ReconnectOptions options, Company company, string[] threadIds)
    {
        (_options, _company) = (options, company);
        _messages = new GroupMessages(options, company, threadIds);
        int groupSize = options.Company.GroupSize;
        _members = [.. Enumerable.Range(0, options.Company.Users).Select(user => new ReturningMember(user / groupSize, threadIds[user / groupSize]))];
        _loop = new EventLoop(options.Target, _members.Length);
        _ramp = NewRamp();
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ReconnectOptions options)
    {
        var company = new Company(options.Company);
        using var scenario = new ReconnectScenario(options, company, await company.CreateAsync());
        if (scenario.Run() is not { } result)
        {
            return 1;
        }

        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.ReconnectResult));
        return result.Errors == 0 ? 0 : 1;
    }

    public ReadOnlySpan<byte> ConnectPayload(Connection connection) => _company.ConnectPayload(connection.Index);

    /// <summary>It counts when it is told that it is ready.</summary>
    public void OnConnected(Connection connection)
    {
    }

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json)
    {
        ReturningMember member = _members[connection.Index];
        if (!member.IsReady && OtherEvents.IsReady(json))
        {
            OnReady(connection, member, json);
        }
        else if (json.StartsWith("[\"chat:message\","u8))
        {
            if (!StoredMessage.TryReadNext(ref json, out StoredMessage message) || !member.TryAdd(message))
            {
                Report(connection, "not the next message", json);
            }
        }
        else if (!OtherEvents.AreExpected(json))
        {
            Report(connection, "unexpected", json);
        }
    }

    public void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json)
    {
        if (!_isReturning || !_members[connection.Index].TryCatchUp(json, _messages.Sent))
        {
            Report(connection, "not what was missed", json);
        }

        _syncedTimes.Record(Stopwatch.GetTimestamp() - connection.StartedAt);
        CountConnected(_members[connection.Index]);
    }

    public void OnFailed(Connection connection, ConnectionState stage, string reason)
    {
        _mistakes.Add($"connection {connection.Index} while {stage}: {reason}");
        ReturningMember member = _members[connection.Index];
        if (!member.IsCounted)
        {
            member.IsCounted = true;
            _ramp.OnFailed();
        }
    }

    public void Dispose() => _loop.Dispose();

    /// <returns>Null when it could not be measured.</returns>
    private ReconnectResult? Run()
    {
        _ramp.Run();
        Send(MessagesBefore);
        bool haveAll = _loop.RunUntil(() => Array.TrueForAll(_members, member => member.Messages == _messages.Sent), MaxWait);
        if (!haveAll || _mistakes.Count > 0)
        {
            Console.Error.WriteLine("Not everybody was connected with all messages.");
            return null;
        }

        long cut = Stopwatch.GetTimestamp();
        Cut();
        Send(_options.Missed);
        TimeSpan away = Stopwatch.GetElapsedTime(cut);
        ChatMoment start = Now();
        _isReturning = true;
        _ramp = NewRamp();
        _ramp.Run();
        return Summarize(away, start, Now());
    }

    private void OnReady(Connection connection, ReturningMember member, ReadOnlySpan<byte> json)
    {
        member.IsReady = true;
        using var ready = JsonDocument.Parse(json.ToArray());
        string epoch = ready.RootElement[1].GetProperty("epoch").GetString()!;
        if (!_isReturning)
        {
            member.Epoch = epoch;
            CountConnected(member);
            return;
        }

        _readyTimes.Record(Stopwatch.GetTimestamp() - connection.StartedAt);
        connection.Send(member.Sync());
    }

    private void CountConnected(ReturningMember member)
    {
        if (!member.IsCounted)
        {
            member.IsCounted = true;
            _ramp.OnConnected();
        }
    }

    private void Cut()
    {
        for (int user = 0; user < _members.Length; user++)
        {
            _loop[user].Close();
            _members[user].IsReady = false;
            _members[user].IsCounted = false;
        }
    }

    private void Send(int count)
    {
        Task sending = Task.Run(() => _messages.SendAsync(count));
        _loop.RunUntil(() => sending.IsCompleted, MaxWait);
        if (!sending.IsCompletedSuccessfully)
        {
            _mistakes.Add($"The messages were not sent: {sending.Exception?.InnerException?.Message ?? "not in time"}");
        }
    }

    private ConnectionRamp NewRamp() => new(_loop, this, _members.Length, _options.InFlight, _mistakes);

    private ChatMoment Now() => ChatMoment.Now(acks: 0, deliveries: 0, _options.ServerProcess, _options.DatabaseProcess);

    private ReconnectResult Summarize(TimeSpan away, ChatMoment start, ChatMoment end)
    {
        double synced = Math.Max(1, _ramp.Connected);
        return new ReconnectResult(
            "reconnect",
            _ramp.Connected,
            _options.Missed,
            _mistakes.Count,
            away.TotalSeconds,
            _ramp.Elapsed.TotalSeconds,
            (away + _ramp.Elapsed).TotalSeconds,
            synced / _ramp.Elapsed.TotalSeconds,
            _syncedTimes.Milliseconds(0.5),
            _syncedTimes.Milliseconds(0.99),
            _readyTimes.Milliseconds(0.5),
            1e6 * (end.Server.CpuSeconds - start.Server.CpuSeconds) / synced,
            1e6 * (end.DatabaseCpuSeconds - start.DatabaseCpuSeconds) / synced,
            1e6 * (end.Client.CpuSeconds - start.Client.CpuSeconds) / synced,
            end.Server.RssBytes / 1048576.0);
    }

    private void Report(Connection connection, string what, ReadOnlySpan<byte> json) =>
        _mistakes.Add($"connection {connection.Index}: {what}: {Encoding.UTF8.GetString(json)}");
}
