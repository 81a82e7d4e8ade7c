using Parley.Server.Tests.Isolation;
using Parley.Server.Tests.Rest;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Gateways;

/// <summary>The gateways while their database is away, and after that.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    /// <summary>A while in which clients do not come back, after the answer of the database.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    private readonly FaultyDatabaseServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _server.Postgres.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_are_refused_in_time_sockets_stay_and_it_goes_on_by_itself(bool isSilent)
    {
        RestCompany company = _server.Company();
        string group = await company.GroupAsync();
        RestClient ann = company.As("ann");
        await using ProbeSocket socket = await ProbeSocket.OpenAsync(_server.Http.BaseAddress!, ann.Token!);

        await GoAwayAsync(isSilent);
        foreach ((string name, string eventName, string body) in isSilent ? Asked(group)[..1] : Asked(group))
        {
            string ack = await socket.AskAsync(name, eventName, body).Within($"the answer to {eventName}", AnswerLimit);
            Assert.Equal("""{"success":false,"error":"The service is unavailable, try again","code":"unavailable","retryAfterMs":1000}""", ack);
        }

        await ComeBackAsync(wasSilent: isSilent);
        await SendUntilStoredAsync(socket, group).Within("a message that is stored");
        RestAnswer history = await ann.GetAsync($"/chat/threads/{group}/messages");
        Assert.Contains("after", history.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("before", history.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_answered_unavailable_before_anything_else_is_asked_of_the_token()
    {
        RestCompany company = _server.Company();
        await GoAwayAsync(isSilent: false);

        RestAnswer answer = await company.As("ann").GetAsync("/unread");

        Assert.Equal("503 unavailable", answer.Refusal);
    }

    [Fact]
    public async Task Who_connects_meanwhile_is_closed_without_a_refusal_so_that_the_client_comes_back()
    {
        RestCompany company = _server.Company();
        await company.GroupAsync();
        await GoAwayAsync(isSilent: false);

        foreach (string name in SocketProbes.Namespaces)
        {
            await using RawWebSocket client = await RawWebSocket.OpenAsync(_server.Http.BaseAddress!);
            await client.SendAsync($"40{(name == "/" ? "" : $"{name},")}{{\"token\":\"{company.As("ann").Token}\"}}");
            Assert.Equal(0, await client.ReceiveCloseAsync().Within("the end of the connection", CloseLimit));
        }

        await ComeBackAsync(wasSilent: false);
        await (await ProbeSocket.OpenAsync(_server.Http.BaseAddress!, company.As("ann").Token!)).DisposeAsync();
    }

    private static (string Namespace, string Event, string Body)[] Asked(string group) =>
    [
        ("/chat", "chat:send", $$"""{"threadId":"{{group}}","content":"before","tempId":"the first and only one"}"""),
        ("/chat", "chat:mark-read", $$"""{"threadId":"{{group}}"}"""),
        ("/", "sync", $$"""{"conversations":[{"id":"{{group}}","rev":0}]}"""),
        ("/messages", "thread:join", $$"""{"threadId":"{{group}}"}"""),
    ];

    private static async Task SendUntilStoredAsync(ProbeSocket socket, string group)
    {
        string ack;
        do
        {
            ack = await socket.AskAsync("/chat", "chat:send", $$"""{"threadId":"{{group}}","content":"after","tempId":"the second and the last"}""");
        }
        while (!ack.StartsWith("""{"success":true""", StringComparison.Ordinal));
    }

    private Task GoAwayAsync(bool isSilent) => isSilent ? _server.Postgres.SuspendAsync() : _server.Postgres.StopAsync(immediate: true);

    private Task ComeBackAsync(bool wasSilent) => wasSilent ? _server.Postgres.ResumeAsync() : _server.Postgres.StartAsync();
}
