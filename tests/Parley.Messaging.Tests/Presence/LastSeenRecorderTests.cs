using Microsoft.Extensions.Logging;
using Parley.Messaging.Presence;
using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Users;
using Parley.TestKit.Logging;

namespace Parley.Messaging.Tests.Presence;

public sealed class LastSeenRecorderTests
{
    private static readonly UserKey Ann = new(Given.Company, "ann");

    private readonly Given _given = new();

    [Fact]
    public async Task One_who_went_was_last_seen_with_the_last_socket()
    {
        _given.User("ann");
        using var logs = new CapturedLogs();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(logs));
        await using AppendRun run = AppendRun.Start(_given);
        var presence = new LocalPresence(_given.Time, loggers.CreateLogger<LocalPresence>());
        using var recorder = new LastSeenRecorder(presence, run.Queue, loggers.CreateLogger<LastSeenRecorder>());
        recorder.Start();

        PresenceLease lease = presence.Connect(Ann);
        _given.Time.Advance(TimeSpan.FromMinutes(1));
        DateTimeOffset seen = _given.Now;
        lease.Dispose();
        _given.Time.Advance(LocalPresence.Grace);
        await run.StopAsync();

        Assert.Equal(seen, _given.Store.User(Ann)?.LastSeenAt);
    }

    [Fact]
    public async Task Nobody_was_seen_earlier_than_known()
    {
        _given.Store.Put(new User { Key = Ann, Name = "Ann", LastSeenAt = Given.Start });

        await _given.When(new SeeUser(Ann, Given.Start.AddSeconds(-1)));
        Assert.Equal(Given.Start, _given.Store.User(Ann)?.LastSeenAt);

        await _given.When(new SeeUser(Ann, Given.Start.AddSeconds(1)));
        Assert.Equal(new User { Key = Ann, Name = "Ann", LastSeenAt = Given.Start.AddSeconds(1) }, _given.Store.User(Ann));
    }

    [Fact]
    public async Task A_user_whom_nobody_knows_is_not_made_up()
    {
        Result<User> seen = await _given.When(new SeeUser(Ann, Given.Start));

        Assert.Equal(ErrorKind.NotFound, seen.Error?.Kind);
        Assert.Null(_given.Store.User(Ann));
    }
}
