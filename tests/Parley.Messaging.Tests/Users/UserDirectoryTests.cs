using Parley.Messaging.Events;
using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Users;

public sealed class UserDirectoryTests : IAsyncDisposable
{
    private static readonly UserKey Ann = new(Given.Company, "ann");

    private readonly Given _given = new();
    private readonly AppendRun _run;
    private readonly StoredUsers _users;
    private readonly UserDirectory _directory;

    public UserDirectoryTests()
    {
        _run = AppendRun.Start(_given);
        _users = new StoredUsers(_given.Store);
        _directory = new UserDirectory(_run.Queue, _users, _given.Time, _run.Bus);
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task A_user_is_known_after_the_first_call_and_costs_nothing_more()
    {
        User met = (await MeetAsync("Ann", "https://x.example/ann.png")).ShouldSucceed();

        User again = (await MeetAsync("Ann", null)).ShouldSucceed();

        Assert.Equal(new User { Key = Ann, Name = "Ann", Picture = "https://x.example/ann.png" }, met);
        Assert.Equal(met, again);
        Assert.Equal((1, 1), (_given.Store.Commits, _users.Asked));
    }

    [Fact]
    public async Task A_token_fills_gaps_and_changes_nothing_that_is_known()
    {
        await MeetAsync("Ann", null);

        User met = (await MeetAsync("Anna", "https://x.example/ann.png")).ShouldSucceed();

        Assert.Equal(("Ann", "https://x.example/ann.png"), (met.Name, met.Picture));
        Assert.Equal(met, _given.Store.User(Ann));
    }

    [Fact]
    public async Task Tokens_of_different_age_do_not_rename_whom_the_host_named()
    {
        await MeetAsync("Old", null);
        await PutAsync(new User { Key = Ann, Name = "Ann" });

        User old = (await MeetAsync("Old", null)).ShouldSucceed();
        User other = (await MeetAsync("Older", null)).ShouldSucceed();

        Assert.Equal(("Ann", "Ann"), (old.Name, other.Name));
        Assert.Equal(2, _given.Store.Commits);
    }

    [Fact]
    public async Task A_name_or_picture_that_cannot_be_stored_is_as_none()
    {
        User met = (await MeetAsync("Ann\0", "data:" + new string('x', 3000))).ShouldSucceed();

        Assert.Equal(new User { Key = Ann }, met);
    }

    [Theory]
    [InlineData("acme", "")]
    [InlineData("acme", "a\0")]
    [InlineData("", "ann")]
    [InlineData("ac\nme", "ann")]
    public async Task A_token_whose_user_cannot_be_stored_is_none(string company, string userId)
    {
        (await _directory.MeetAsync(new UserKey(company, userId), null, null, CancellationToken.None)).ShouldFail("unauthorized");

        Assert.Equal((0, 0), (_run.Batches.Count, _users.Asked));
    }

    [Fact]
    public async Task Tokens_issued_before_a_revocation_are_worth_nothing_at_once()
    {
        await MeetAsync("Ann", null);
        _given.Time.Advance(TimeSpan.FromMinutes(1));

        await _directory.RevokeAsync(Ann, CancellationToken.None);

        Assert.True(await IsRevokedAsync(_given.Now.AddMilliseconds(-1)));
        Assert.True(await IsRevokedAsync(null));
        Assert.False(await IsRevokedAsync(_given.Now));
        Assert.Equal("Ann", _given.Store.User(Ann)?.Name);
    }

    [Fact]
    public async Task A_revocation_on_another_node_is_seen_within_half_a_second()
    {
        await MeetAsync("Ann", null);
        _given.Store.Put(new User { Key = Ann, RevokedBefore = _given.Now.AddMinutes(1) });

        _given.Time.Advance(TimeSpan.FromMilliseconds(500));

        Assert.True(await IsRevokedAsync(_given.Now));
    }

    [Fact]
    public async Task The_half_second_begins_before_the_database_is_asked()
    {
        _given.Store.Put(new User { Key = Ann });
        _users.Answering = () => _given.Time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.False(await IsRevokedAsync(_given.Now));
        _given.Store.Put(new User { Key = Ann, RevokedBefore = _given.Now.AddMinutes(1) });

        _given.Time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.True(await IsRevokedAsync(_given.Now));
    }

    [Fact]
    public async Task A_revocation_counts_from_the_moment_it_is_told()
    {
        await MeetAsync("Ann", null);

        Revoke();

        Assert.True(await IsRevokedAsync(_given.Now));
    }

    [Fact]
    public async Task What_was_asked_before_a_revocation_was_told_is_not_remembered()
    {
        _given.Store.Put(new User { Key = Ann });
        Assert.False(await IsRevokedDuringAsync(Revoke));

        Assert.True(await IsRevokedAsync(_given.Now));
        Assert.Equal(2, _users.Asked);
    }

    [Fact]
    public async Task Nor_is_it_where_so_many_were_revoked_that_they_were_forgotten_together()
    {
        _given.Store.Put(new User { Key = Ann });
        Assert.False(await IsRevokedDuringAsync(() =>
        {
            Revoke();
            for (int number = 0; number < UserDirectory.MaxRemembered; number++)
            {
                _run.Bus.Publish(new UserRevoked(new UserKey(Given.Company, $"user{number}"), _given.Now));
            }
        }));

        Assert.True(await IsRevokedAsync(_given.Now));
    }

    [Fact]
    public async Task What_is_asked_after_a_revocation_is_remembered_again()
    {
        Revoke();
        _given.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await IsRevokedAsync(_given.Now));
        Assert.True(await IsRevokedAsync(_given.Now));

        Assert.Equal(1, _users.Asked);
    }

    [Fact]
    public async Task A_user_not_met_yet_can_be_revoked()
    {
        (await _directory.RevokeAsync(Ann, CancellationToken.None)).ShouldSucceed();

        Assert.True(await IsRevokedAsync(_given.Now.AddSeconds(-1)));
    }

    [Fact]
    public async Task The_host_says_how_users_are_called_and_a_revocation_stays()
    {
        await _directory.RevokeAsync(Ann, CancellationToken.None);

        await PutAsync(new User { Key = Ann, Name = "Ann" }, new User { Key = new(Given.Company, "bob"), Name = "Bob" });
        await PutAsync(new User { Key = Ann });

        User? ann = _given.Store.User(Ann);
        Assert.Equal((null, _given.Now), (ann?.Name, ann?.RevokedBefore));
        Assert.Equal("Bob", _given.Store.User(new(Given.Company, "bob"))?.Name);
    }

    [Fact]
    public async Task One_bad_user_refuses_them_all()
    {
        User good = new() { Key = Ann };

        Assert.Equal("invalid_user_id", await PutAsync(good, new User { Key = new(Given.Company, "") }));
        Assert.Equal("invalid_name", await PutAsync(good with { Name = "" }));
        Assert.Equal("invalid_name", await PutAsync(good with { Name = new string('x', 201) }));
        Assert.Equal("invalid_picture", await PutAsync(good with { Picture = "\0" }));
        Assert.Equal("invalid_users", await PutAsync());
        Assert.Equal("invalid_users", await PutAsync([.. Enumerable.Repeat(good, 1001)]));
        Assert.Empty(_run.Batches);
    }

    // As the append worker tells it, once it is stored.
    private void Revoke()
    {
        _given.Store.Put(new User { Key = Ann, RevokedBefore = _given.Now.AddMinutes(1) });
        _run.Bus.Publish(new UserRevoked(Ann, _given.Now.AddMinutes(1)));
    }

    // The database has read already, and answers after it.
    private async Task<bool> IsRevokedDuringAsync(Action action)
    {
        _users.Answering = action;
        bool isRevoked = await IsRevokedAsync(_given.Now);
        _users.Answering = static () => { };
        return isRevoked;
    }

    private ValueTask<Result<User>> MeetAsync(string? name, string? picture) => _directory.MeetAsync(Ann, name, picture, CancellationToken.None);

    private ValueTask<bool> IsRevokedAsync(DateTimeOffset? issuedAt) => _directory.IsRevokedAsync(Ann, issuedAt, CancellationToken.None);

    private async Task<string?> PutAsync(params User[] users) => (await _directory.PutAsync(users, CancellationToken.None)).Error?.Code;
}
