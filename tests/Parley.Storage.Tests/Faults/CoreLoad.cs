using System.Diagnostics;
using System.Globalization;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Waiting;

namespace Parley.Storage.Tests.Faults;

/// <summary>Senders that keep a ledger while the database is in trouble.</summary>
internal sealed class CoreLoad
{
    private readonly RunningCore _core;
    private readonly IReadOnlyList<Conversation> _groups;
    private int _sends;
    private int _replayed;

    private CoreLoad(RunningCore core, IReadOnlyList<Conversation> groups)
    {
        _core = core;
        _groups = groups;
    }

    public Ledger Ledger { get; } = new();

    /// <summary>Messages that were stored though nobody had been told so.</summary>
    public int Replayed => _replayed;

    public static async Task<CoreLoad> StartAsync(RunningCore core) =>
        new(core, [await core.GroupAsync("ann", "bob"), await core.GroupAsync("ann", "bob")]);

    /// <summary>Sixteen senders, one message after the other, until one is not acknowledged or they have sent so many.</summary>
    public Task SendAsync(int messagesEach) => Task.WhenAll(Enumerable.Range(0, 16).Select(sender => Task.Run(async () =>
    {
        for (int i = 0; i < messagesEach && await SendAsync(_groups[sender % _groups.Count]) is null; i++)
        {
        }
    })));

    /// <summary>Sends until something is not acknowledged, and how long its answer took.</summary>
    public async Task<(ParleyError Error, TimeSpan Took)> SendUntilRefusedAsync()
    {
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            if (await SendAsync(_groups[0]) is { } error)
            {
                return (error, Stopwatch.GetElapsedTime(start));
            }
        }
    }

    /// <summary>Sends again what was not acknowledged, until it is.</summary>
    public async Task RetryAsync()
    {
        for (long start = Stopwatch.GetTimestamp(); Ledger.Unanswered is { Count: > 0 } unanswered;)
        {
            await Task.WhenAll(unanswered.Select(send => SendAsync(send.ClientId, _groups.Single(group => group.Id == send.ConversationId))));
            Assert.True(Stopwatch.GetElapsedTime(start) < Deadline.Default, "What was not acknowledged still is not");
        }
    }

    public async Task AssertSoundAsync(ITestDatabase database)
    {
        await RetryAsync();
        LedgerReport report = Ledger.Check(await StoredRows.MessagesAsync(database));
        TestContext.Current.SendDiagnosticMessage($"{report}, {Replayed} of them stored unanswered");
        Assert.True(report.IsSound && report.Acknowledged == report.Sent && report.Stored == report.Sent, report.ToString());
    }

    private Task<ParleyError?> SendAsync(Conversation group) =>
        SendAsync(string.Create(CultureInfo.InvariantCulture, $"client-{Interlocked.Increment(ref _sends)}"), group);

    private async Task<ParleyError?> SendAsync(string clientId, Conversation group)
    {
        Ledger.Send(clientId, group.Id);
        Result<SentMessage> result = await _core.SendAsync("ann", group, $"text of {clientId}", clientId);
        if (result.Succeeded(out SentMessage? sent, out ParleyError? error))
        {
            _ = sent.IsReplay ? Interlocked.Increment(ref _replayed) : 0;
            Ledger.Acknowledge(clientId, sent.Message.Id, sent.Message.Seq);
            return null;
        }

        Assert.Equal("unavailable", error.Code);
        return error;
    }
}
