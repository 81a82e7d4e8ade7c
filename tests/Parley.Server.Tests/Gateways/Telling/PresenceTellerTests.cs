using Microsoft.Extensions.Logging;
using Parley.Server.Gateways;
using Parley.Server.Gateways.Telling;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Gateways.Telling;

public sealed class PresenceTellerTests : IClassFixture<RestServer>, IAsyncLifetime
{
    private readonly KnownPresence _presence = new();
    private readonly KnownConversations _conversations = new(SamplePackets.View);
    private readonly RecordedEvents _events;
    private readonly FakeTime _time = new();
    private readonly PresenceTeller _teller;

    public PresenceTellerTests(RestServer server)
    {
        _events = new RecordedEvents(server.Get<IEnumerable<Gateway>>().First().Sockets);
        _teller = new PresenceTeller([_events.Gateway], _conversations, _presence, _time, server.Get<ILogger<PresenceTeller>>());
    }

    [Fact]
    public async Task What_could_not_be_read_is_told_the_next_time()
    {
        _conversations.Failures = 1;
        _presence.Go("bob");

        await _teller.StartAsync(CancellationToken.None);
        await _conversations.Asked.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("bob went", await _events.NextAsync());
    }

    [Fact]
    public async Task Who_has_come_back_until_it_can_be_read_is_not_mentioned()
    {
        _conversations.Failures = 1;
        _presence.Go("bob");
        _presence.Come("cid");

        await _teller.StartAsync(CancellationToken.None);
        await _conversations.Asked.NextAsync();
        _presence.Come("bob");
        _presence.Go("dan");
        _time.Advance(TimeSpan.FromSeconds(1));

        string[] told = [.. await _events.NextAsync(2)];
        Assert.Equal(["cid came", "dan went"], told.Order(StringComparer.Ordinal));
        Assert.Empty(_events.TakeAll());
    }

    [Fact]
    public async Task Many_are_read_some_at_a_time()
    {
        foreach (int number in Enumerable.Range(1, 450))
        {
            _presence.Go($"user{number}");
        }

        await _teller.StartAsync(CancellationToken.None);

        Assert.Equal(450, (await _events.NextAsync(450)).Distinct().Count());
        Assert.Equal([200, 200, 50], await _conversations.Asked.NextAsync(3));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _teller.StopAsync(CancellationToken.None);
        _teller.Dispose();
    }
}
