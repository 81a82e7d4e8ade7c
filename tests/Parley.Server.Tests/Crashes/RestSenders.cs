using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Crashes;

/// <summary>Clients that send over REST and keep a ledger while their server crashes.</summary>
internal sealed class RestSenders
{
    private const int Senders = 16;

    private readonly Guid[] _groups;
    private TaskCompletionSource _reached = new();
    private int _sends;
    private int _goal;
    private int _acknowledged;
    private int _replayed;
    private int _vanished;

    private RestSenders(Guid[] groups) => _groups = groups;

    public Ledger Ledger { get; } = new();

    /// <summary>Messages that were stored though nobody had been told so.</summary>
    public int Replayed => _replayed;

    /// <summary>Requests that got no answer at all.</summary>
    public int Vanished => _vanished;

    public static async Task<RestSenders> StartAsync(ParleyServer server) =>
        new([await server.GroupAsync("ann", "bob"), await server.GroupAsync("ann", "bob"), await server.GroupAsync("ann", "bob")]);

    /// <summary>Sends, each client one message after the other, until one is not acknowledged.</summary>
    public Task SendAsync(ParleyServer server) => Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
    {
        while (await SendAsync(server, NextClientId(), _groups[sender % _groups.Length]))
        {
        }
    })));

    /// <summary>Ends once so many more are acknowledged.</summary>
    public Task AcknowledgedAsync(int more)
    {
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _goal, Volatile.Read(ref _acknowledged) + more);
        return _reached.Task.Within($"{more} acknowledged messages");
    }

    /// <summary>Sends again what was not acknowledged, until it is.</summary>
    public async Task RetryAsync(ParleyServer server)
    {
        for (long start = Stopwatch.GetTimestamp(); Ledger.Unanswered is { Count: > 0 } unanswered;)
        {
            await Task.WhenAll(unanswered.Select(send => SendAsync(server, send.ClientId, send.ConversationId)));
            Assert.True(Stopwatch.GetElapsedTime(start) < Deadline.Default, "What was not acknowledged still is not");
        }
    }

    /// <summary>Each acknowledged message stored once, numbers without gaps, and members read the same by history and by sync.</summary>
    public async Task<LedgerReport> AssertSoundAsync(ParleyServer server, ITestDatabase database)
    {
        IReadOnlyList<StoredMessage> stored = await StoredRows.MessagesAsync(database);
        LedgerReport report = Ledger.Check(stored);
        Assert.True(report.IsSound, report.ToString());
        foreach (Guid group in _groups)
        {
            Guid[] expected = [.. stored.Where(message => message.ConversationId == group).Select(static message => message.Id)];
            Assert.Equal(expected, await HistoryAsync(server, group));
            Assert.Equal(expected, await SyncAsync(server, group));
        }

        return report;
    }

    private static async Task<List<Guid>> HistoryAsync(ParleyServer server, Guid group)
    {
        List<Guid> ids = [];
        string cursor = "";
        do
        {
            JsonElement page = await server.GetAsync("bob", $"/conversations/{group}/messages?limit=100{cursor}");
            ids.AddRange(IdsOf(page.GetProperty("items")));
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : "";
        }
        while (cursor.Length > 0);
        ids.Reverse();
        return ids;
    }

    private static async Task<List<Guid>> SyncAsync(ParleyServer server, Guid group)
    {
        List<Guid> ids = [];
        long rev = 0;
        bool hasMore = true;
        while (hasMore)
        {
            (HttpStatusCode _, JsonElement answer) = await server.PostAsync("bob", "/sync", $$"""{"conversations":[{"id":"{{group}}","rev":{{rev}}}]}""");
            JsonElement missed = Assert.Single(answer.GetProperty("conversations").EnumerateArray());
            ids.AddRange(IdsOf(missed.GetProperty("messages")));
            (rev, hasMore) = (missed.GetProperty("rev").GetInt64(), missed.GetProperty("hasMore").GetBoolean());
        }

        return ids;
    }

    private static IEnumerable<Guid> IdsOf(JsonElement messages) => messages.EnumerateArray().Select(static message => message.GetProperty("id").GetGuid());

    private string NextClientId() => string.Create(CultureInfo.InvariantCulture, $"client-{Interlocked.Increment(ref _sends)}");

    private async Task<bool> SendAsync(ParleyServer server, string clientId, Guid group)
    {
        Ledger.Send(clientId, group);
        try
        {
            (HttpStatusCode status, JsonElement body) = await server.PostAsync(
                "ann", $"/conversations/{group}/messages", $$"""{"content":"text of {{clientId}}","clientId":"{{clientId}}"}""");
            return IsAcknowledged(clientId, status, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            // The server is gone, before, amid or after the answer.
            Interlocked.Increment(ref _vanished);
            return false;
        }
    }

    private bool IsAcknowledged(string clientId, HttpStatusCode status, JsonElement body)
    {
        if (status is not (HttpStatusCode.Created or HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            return false;
        }

        Ledger.Acknowledge(clientId, body.GetProperty("id").GetGuid(), body.GetProperty("seq").GetInt64());
        _ = status == HttpStatusCode.OK ? Interlocked.Increment(ref _replayed) : 0;
        if (Interlocked.Increment(ref _acknowledged) == Volatile.Read(ref _goal))
        {
            _reached.TrySetResult();
        }

        return true;
    }
}
