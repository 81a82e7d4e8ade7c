using Microsoft.Extensions.Logging;
using Parley.Messaging.Presence;
using Parley.Messaging.Users;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests.Presence;

public sealed class LocalPresenceTests : IDisposable
{
    private static readonly UserKey Ann = new(Given.Company, "ann");
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly ILoggerFactory _loggers;
    private readonly LocalPresence _presence;
    private readonly List<PresenceChange> _told = [];

    public LocalPresenceTests()
    {
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(_logs));
        _presence = new LocalPresence(_time, _loggers.CreateLogger<LocalPresence>());
        _presence.Changed += _told.Add;
    }

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public void A_user_comes_with_the_first_socket_and_goes_with_the_last()
    {
        PresenceLease phone = _presence.Connect(Ann);
        PresenceLease laptop = _presence.Connect(Ann);
        phone.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_presence.IsOnline(Ann));

        DateTimeOffset seen = _time.GetUtcNow();
        laptop.Dispose();
        _time.Advance(LocalPresence.Grace);

        Assert.False(_presence.IsOnline(Ann));
        Assert.Equal([new PresenceChange(Ann, true, null), new PresenceChange(Ann, false, seen)], _told);
    }

    [Fact]
    public void Within_five_seconds_a_user_without_a_socket_is_online_but_not_connected()
    {
        _presence.Connect(Ann).Dispose();

        _time.Advance(TimeSpan.FromSeconds(5) - Millisecond);
        Assert.Equal((true, false), (_presence.IsOnline(Ann), _presence.IsConnected(Ann)));

        _time.Advance(Millisecond);
        Assert.False(_presence.IsOnline(Ann));
    }

    [Fact]
    public void One_who_comes_back_in_time_was_never_gone()
    {
        for (int i = 0; i < 10; i++)
        {
            _presence.Connect(Ann).Dispose();
            _time.Advance(TimeSpan.FromSeconds(4));
        }

        Assert.Equal([new PresenceChange(Ann, true, null)], _told);
        Assert.Equal(1, _time.ActiveTimers);
    }

    [Fact]
    public void A_lease_that_is_ended_twice_ends_once()
    {
        PresenceLease phone = _presence.Connect(Ann);
        using PresenceLease laptop = _presence.Connect(Ann);

        phone.Dispose();
        phone.Dispose();

        Assert.True(_presence.IsConnected(Ann));
    }

    [Fact]
    public void The_same_id_of_another_company_is_another_user()
    {
        using PresenceLease lease = _presence.Connect(Ann);

        Assert.False(_presence.IsOnline(Ann with { Company = "other" }));
        Assert.False(_presence.IsConnected(Ann with { Company = "other" }));
    }

    [Fact]
    public async Task A_listener_that_fails_harms_neither_the_socket_nor_other_listeners()
    {
        List<PresenceChange> other = [];
        _presence.Changed += _ => throw new InvalidOperationException("a listener");
        _presence.Changed += other.Add;

        using PresenceLease lease = _presence.Connect(Ann);

        Assert.True(_presence.IsConnected(Ann));
        Assert.Equal(_told, other);
        Assert.Equal("a listener", (await _logs.TakeErrorAsync()).Exception?.Message);
    }

    [Fact]
    public void Nothing_is_kept_of_those_who_went()
    {
        Parallel.For(0, 1000, i =>
        {
            using PresenceLease lease = _presence.Connect(Ann with { Id = $"user-{i % 50}" });
        });

        _time.Advance(LocalPresence.Grace);

        Assert.Equal(0, _time.ActiveTimers);
        Assert.Equal((50, 50), (_told.Count(change => change.IsOnline), _told.Count(change => !change.IsOnline)));
    }
}
