using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Chatting;

/// <summary>
/// Users of the real server, or of a peer, in groups; some send, in a closed loop or at a rate. Every acknowledgement and every delivery is
/// checked.
/// </summary>
internal sealed class ChatScenario : IConnectionObserver, IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LateWait = TimeSpan.FromMilliseconds(200);

    private readonly ChatOptions _options;
    private readonly BroadcastOptions _load;
    private readonly Company _company;
    private readonly EventLoop _loop;
    private readonly ConnectionRamp _ramp;
    private readonly Mistakes _mistakes = new();
    private readonly LatencyHistogram _deliveryTimes = new();
    private readonly LatencyHistogram _ackTimes = new();
    private readonly ChatMember[] _members;
    private SendDriver? _driver;
    private long _acks;
    private long _deliveries;
    private bool _isMeasuring;

    private ChatScenario(ChatOptions options, Company company, string[] groupIds)
    {
        (_options, _load, _company) = (options, options.Load, company);
        _loop = new EventLoop(_load.Target, _load.Connections);
        _ramp = new ConnectionRamp(_loop, this, _load.Connections, inFlight: 64, _mistakes);
        ChatThread[] threads = [.. groupIds.Select((id, number) => new ChatThread(Group.Of(number, _load), id))];
        _members = [.. Enumerable.Range(0, _load.Connections).Select(user => CreateMember(threads[user / _load.GroupSize]))];
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ChatOptions options)
    {
        var company = new Company(options.Company);
        using var scenario = new ChatScenario(options, company, await company.CreateAsync());
        scenario._ramp.Run();
        if (scenario._mistakes.Count > 0)
        {
            return 1;
        }

        ChatResult result = await scenario.RunAsync();
        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.ChatResult));
        return result.Errors == 0 ? 0 : 1;
    }

    public ReadOnlySpan<byte> ConnectPayload(Connection connection) => _company.ConnectPayload(connection.Index);

    public ReadOnlySpan<byte> AccessToken(Connection connection) => _company.AccessToken(connection.Index);

    /// <summary>It counts as connected when it is told that it is ready.</summary>
    public void OnConnected(Connection connection)
    {
    }

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json)
    {
        ChatMember member = _members[connection.Index];
        if (ChatDelivery.TryRead(json, out ChatDelivery delivery))
        {
            _deliveries++;
            Record(_deliveryTimes, delivery.Text.SentAt);
            if (!member.TryTake(delivery))
            {
                Report(connection, "a message that must not come now", json);
            }
        }
        else if (!member.IsReady && OtherEvents.IsReady(json))
        {
            member.IsReady = true;
            _ramp.OnConnected();
        }
        else if (!OtherEvents.AreExpected(json))
        {
            Report(connection, "unexpected", json);
        }
    }

    public void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json)
    {
        ChatMember member = _members[connection.Index];
        if (member.Sender?.Acknowledge(ackId) is not { } sent
            || !ChatDelivery.TryReadAck(json, out ChatDelivery stored)
            || stored.Text != sent)
        {
            Report(connection, "not what acknowledges a send", json);
            return;
        }

        _acks++;
        Record(_ackTimes, sent.SentAt);
        member.Thread.Acknowledge(stored.Seq);
        _driver?.OnAcknowledged(member);
    }

    public void OnFailed(Connection connection, ConnectionState stage, string reason)
    {
        _mistakes.Add($"connection {connection.Index} while {stage}: {reason}");
        if (!_members[connection.Index].IsReady)
        {
            _ramp.OnFailed();
        }
    }

    public void Dispose() => _loop.Dispose();

    private async Task<ChatResult> RunAsync()
    {
        Commits? commitsBefore = await ReadCommitsAsync();
        _driver = new SendDriver(_options, _loop, _members);
        _driver.Start();
        _driver.Run(_load.Warmup);
        _isMeasuring = true;
        ChatMoment start = Now();
        _driver.Run(_load.Duration);
        ChatMoment end = Now();
        _isMeasuring = false;
        _driver.Stop();
        Drain(_driver);
        Commits? commitsAfter = await ReadCommitsAsync();
        return Summarize(start, end, commitsBefore is { } before ? commitsAfter?.MessagesEachSince(before) : null);
    }

    private ChatMember CreateMember(ChatThread thread) =>
        new(thread, _load.Target.Kind == TargetKind.Parley ? new OrderedReception(thread) : new CompleteReception(thread));

    /// <returns>Null where the server does not count them.</returns>
    private async Task<Commits?> ReadCommitsAsync() =>
        _load.Target.Kind == TargetKind.Parley ? await Commits.ReadAsync(_load.Target.Url) : null;

    private ChatMoment Now() => ChatMoment.Now(_acks, _deliveries, _options.ServerProcess, _options.DatabaseProcess);

    private void Record(LatencyHistogram times, long sentAt)
    {
        if (_isMeasuring)
        {
            times.Record(Stopwatch.GetTimestamp() - sentAt);
        }
    }

    /// <summary>Nothing more is sent; what was sent must still arrive, all of it, and nothing twice: a copy may come after the last message.</summary>
    private void Drain(SendDriver driver)
    {
        bool isDone = _loop.RunUntil(() => _deliveries >= driver.ExpectedDeliveries && driver.IsIdle, MaxWait);
        _loop.RunFor(LateWait);
        if (!isDone
            || _deliveries != driver.ExpectedDeliveries
            || !Array.TrueForAll(_members, static member => member.Reception.HasAll && member.Thread.IsComplete))
        {
            _mistakes.Add($"{_deliveries} deliveries instead of {driver.ExpectedDeliveries}, or numbers that are not 1, 2, 3 …");
        }
    }

    private ChatResult Summarize(ChatMoment start, ChatMoment end, double? messagesEachCommit)
    {
        double seconds = Stopwatch.GetElapsedTime(start.Client.Timestamp, end.Client.Timestamp).TotalSeconds;
        long deliveries = Math.Max(1, end.Client.Deliveries - start.Client.Deliveries);
        double serverCpu = end.Server.CpuSeconds - start.Server.CpuSeconds;
        double databaseCpu = end.DatabaseCpuSeconds - start.DatabaseCpuSeconds;
        double clientCpu = end.Client.CpuSeconds - start.Client.CpuSeconds;
        return new ChatResult(
            "chat",
            _ramp.Connected,
            _options.Rate,
            _mistakes.Count,
            seconds,
            (end.Client.Acks - start.Client.Acks) / seconds,
            deliveries / seconds,
            1e6 * serverCpu / deliveries,
            1e6 * databaseCpu / deliveries,
            1e6 * clientCpu / deliveries,
            100 * serverCpu / seconds,
            100 * databaseCpu / seconds,
            100 * clientCpu / seconds,
            _deliveryTimes.Milliseconds(0.5),
            _deliveryTimes.Milliseconds(0.99),
            _ackTimes.Milliseconds(0.5),
            _ackTimes.Milliseconds(0.99),
            messagesEachCommit,
            _members.Sum(static member => member.Reception.Disorders),
            _members.Sum(static member => member.Reception.SenderDisorders),
            end.Server.RssBytes / 1048576.0);
    }

    private void Report(Connection connection, string what, ReadOnlySpan<byte> json) =>
        _mistakes.Add($"connection {connection.Index}: {what}: {Encoding.UTF8.GetString(json)}");
}
