using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.SlowReading;

/// <summary>
/// One large group of which one member stops reading, or none for comparison. The first user sends long messages to that one alone, so that what waits
/// for it reaches the server's limit while the group hears little. What the others get is counted and checked.
/// </summary>
internal sealed class SlowReaderScenario : IConnectionObserver, IDisposable
{
    private const int PairSender = 0;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    private readonly SlowReaderOptions _options;
    private readonly Company _company;
    private readonly EventLoop _loop;
    private readonly ConnectionRamp _ramp;
    private readonly Mistakes _mistakes = new();
    private readonly LatencyHistogram _deliveryTimes = new();
    private readonly ChatThread _group;
    private readonly ChatThread _pair;
    private readonly ChatMember[] _members;
    private readonly ChatMember _senderInPair;
    private readonly ChatMember _slowInPair;
    private readonly int _slow;
    private Sender[] _senders = [];
    private long _deliveries;
    private bool _slowHasEnded;

    private SlowReaderScenario(SlowReaderOptions options, Company company, string groupId, string pairId)
    {
        (_options, _company) = (options, company);
        int users = options.Company.Users;
        _slow = users - 1;
        _group = new ChatThread(new Group(users, FirstSender: 1, options.Senders), groupId);
        _pair = new ChatThread(new Group(Members: 2, PairSender, Senders: 1), pairId);
        _members = [.. Enumerable.Range(0, users).Select(_ => NewMember(_group))];
        (_senderInPair, _slowInPair) = (NewMember(_pair), NewMember(_pair));
        _loop = new EventLoop(options.Target, users);
        _ramp = new ConnectionRamp(_loop, this, users, inFlight: 64, _mistakes);
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SlowReaderOptions options)
    {
        var company = new Company(options.Company);
        string[] groups = await company.CreateAsync();
        string pair = await company.CreateDirectAsync(PairSender, options.Company.Users - 1);
        using var scenario = new SlowReaderScenario(options, company, groups[0], pair);
        scenario._ramp.Run();
        if (scenario._mistakes.Count > 0)
        {
            return 1;
        }

        SlowReaderResult result = await scenario.RunAsync();
        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.SlowReaderResult));
        return result.Errors == 0 ? 0 : 1;
    }

    public ReadOnlySpan<byte> ConnectPayload(Connection connection) => _company.ConnectPayload(connection.Index);

    /// <summary>It counts as connected when it is told that it is ready.</summary>
    public void OnConnected(Connection connection)
    {
    }

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json)
    {
        ChatMember member = _members[connection.Index];
        if (ChatDelivery.TryRead(json, out ChatDelivery delivery))
        {
            OnDelivery(connection, delivery, json);
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
        if (connection.Index >= _senders.Length
            || _senders[connection.Index].Acknowledge(ackId) is not { } sent
            || !ChatDelivery.TryReadAck(json, out ChatDelivery stored)
            || stored.Text != sent)
        {
            Report(connection, "not what acknowledges a send", json);
            return;
        }

        (connection.Index == PairSender ? _pair : _group).Acknowledge(stored.Seq);
    }

    public void OnFailed(Connection connection, ConnectionState stage, string reason)
    {
        if (_options.HasSlowReader && connection.Index == _slow && stage == ConnectionState.Connected)
        {
            _slowHasEnded = true;
            return;
        }

        _mistakes.Add($"connection {connection.Index} while {stage}: {reason}");
        if (!_members[connection.Index].IsReady)
        {
            _ramp.OnFailed();
        }
    }

    public void Dispose() => _loop.Dispose();

    private async Task<SlowReaderResult> RunAsync()
    {
        _senders = [NewSender(PairSender, _pair, _options.PairPayload), .. Enumerable.Range(1, _options.Senders).Select(user => NewSender(user, _group, _options.Payload))];
        MessageStream[] streams = [new(_group, _senders[1..], _options.Rate), new(_pair, _senders[..1], _options.PairRate)];
        Run(streams, _options.Warmup);
        _deliveryTimes.Clear();
        if (_options.HasSlowReader)
        {
            _loop.Pause(_slow);
        }

        await using var watch = new ServerWatch(_options.Target.Url, _options.ServerProcess);
        ChatMoment start = Now();
        Run(streams, _options.Duration);
        ChatMoment end = Now();
        bool haveAll = _loop.RunUntil(() => Array.TrueForAll(streams, static stream => stream.IsIdle) && HaveAll, MaxWait);

        // What the others have, the server has also sent to the slow one, or has given that one up.
        await watch.StopAsync();
        Drain(haveAll, watch.Closed);
        return Summarize(start, end, watch);
    }

    private void OnDelivery(Connection connection, ChatDelivery delivery, ReadOnlySpan<byte> json)
    {
        bool isSlow = connection.Index == _slow;
        bool isOfGroup = delivery.ThreadId.SequenceEqual(_group.Utf8Id);
        ChatMember member = isOfGroup ? _members[connection.Index] : isSlow ? _slowInPair : _senderInPair;
        if (!member.TryTake(delivery) || (!isOfGroup && !isSlow && connection.Index != PairSender))
        {
            Report(connection, "not the next message", json);
        }

        if (isOfGroup && !isSlow)
        {
            _deliveries++;
            _deliveryTimes.Record(Stopwatch.GetTimestamp() - delivery.Text.SentAt);
        }
    }

    private static ChatMember NewMember(ChatThread thread) => new(thread, new OrderedReception(thread));

    private Sender NewSender(int user, ChatThread thread, int payload) => thread.NewSender(user, _loop[user], _options.Target.Wire, payload);

    private void Run(MessageStream[] streams, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            TimeSpan wait = TimeSpan.MaxValue;
            foreach (MessageStream stream in streams)
            {
                stream.SendDue();
                wait = stream.UntilDue < wait ? stream.UntilDue : wait;
            }

            _loop.Turn(wait);
        }
    }

    /// <summary>The slow one reads again: it must get all that it has not read, but where the server gave it up for its slowness.</summary>
    private void Drain(bool haveAll, int closed)
    {
        bool isGivenUp = _options.HasSlowReader && closed == 1;
        if (_options.HasSlowReader)
        {
            _loop.Resume(_slow);
        }

        bool isDone = _loop.RunUntil(() => isGivenUp ? _slowHasEnded : _members[_slow].Reception.HasAll && _slowInPair.Reception.HasAll, MaxWait);
        if (!haveAll || !isDone || closed != (isGivenUp ? 1 : 0) || isGivenUp != _slowHasEnded || !_group.IsComplete || !_pair.IsComplete)
        {
            _mistakes.Add($"Deliveries are missing: {_deliveries} of {_group.Sent} for each of {_slow}; the server gave up {closed}.");
        }
    }

    private bool HaveAll => _senderInPair.Reception.HasAll && Array.TrueForAll(_members[.._slow], static member => member.Reception.HasAll);

    private ChatMoment Now() => ChatMoment.Now(acks: 0, _deliveries, _options.ServerProcess, databaseProcess: 0);

    private SlowReaderResult Summarize(ChatMoment start, ChatMoment end, ServerWatch watch)
    {
        double seconds = Stopwatch.GetElapsedTime(start.Client.Timestamp, end.Client.Timestamp).TotalSeconds;
        long deliveries = Math.Max(1, end.Client.Deliveries - start.Client.Deliveries);
        return new SlowReaderResult(
            "slow-reader",
            _ramp.Connected,
            _options.HasSlowReader ? 1 : 0,
            _mistakes.Count,
            deliveries / seconds,
            _deliveryTimes.Milliseconds(0.5),
            _deliveryTimes.Milliseconds(0.99),
            _deliveryTimes.Milliseconds(1),
            1e6 * (end.Server.CpuSeconds - start.Server.CpuSeconds) / deliveries,
            watch.RssBefore / 1048576.0,
            (watch.RssPeak - watch.RssBefore) / 1048576.0,
            watch.ClosedAfter?.TotalSeconds);
    }

    private void Report(Connection connection, string what, ReadOnlySpan<byte> json) =>
        _mistakes.Add($"connection {connection.Index}: {what}: {Encoding.UTF8.GetString(json[..Math.Min(json.Length, 400)])}");
}
