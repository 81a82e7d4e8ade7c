using System.Collections.Concurrent;
using Parley.Messaging.Appending;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Users;

/// <summary>The users that Parley knows: told by the host application, or met by their tokens.</summary>
public sealed class UserDirectory(AppendQueue queue, IUserReader users, TimeProvider time)
{
    public const int MaxUsersAtOnce = 1000;

    public const int MaxNameLength = 200;

    public const int MaxPictureLength = 2048;

    /// <summary>How long a revocation on another node may go unseen here.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    private const int MaxRemembered = 100_000;

    private readonly ConcurrentDictionary<UserKey, (User User, long AskedAt)> _met = [];

    /// <summary>
    /// The user a token speaks for, stored when they are new or it fills a gap. A name or picture that cannot be stored is as none: a token is
    /// no place to mend it.
    /// </summary>
    public async ValueTask<Result<User>> MeetAsync(UserKey key, string? name, string? picture, CancellationToken cancellationToken = default)
    {
        if (!IdPolicy.IsValid(key.Company) || !IdPolicy.IsValid(key.Id))
        {
            return ParleyError.Unauthorized;
        }

        name = CheckText("name", name, MaxNameLength) is null ? name : null;
        picture = CheckText("picture", picture, MaxPictureLength) is null ? picture : null;
        User? known = await FindAsync(key, cancellationToken);
        if (known is not null && (name is null || known.Name is not null) && (picture is null || known.Picture is not null))
        {
            return known;
        }

        long askedAt = time.GetTimestamp();
        Result<User> met = await queue.AppendAsync(new MeetUser(key, name, picture), cancellationToken);
        if (met.Succeeded(out User? user, out _))
        {
            Remember(user, askedAt);
        }

        return met;
    }

    /// <summary>Whether a token issued then was revoked since; one that does not say when it was issued counts as old.</summary>
    public async ValueTask<bool> IsRevokedAsync(UserKey key, DateTimeOffset? issuedAt, CancellationToken cancellationToken = default) =>
        await FindAsync(key, cancellationToken) is { RevokedBefore: { } revoked } && !(issuedAt >= revoked);

    public async Task<Result<IReadOnlyList<User>>> PutAsync(IReadOnlyList<User> all, CancellationToken cancellationToken = default)
    {
        if (all.Count is 0 or > MaxUsersAtOnce)
        {
            return ParleyError.Invalid("users", $"1 to {MaxUsersAtOnce:N0} users at once");
        }

        if (all.Select(Check).FirstOrDefault(static error => error is not null) is { } invalid)
        {
            return invalid;
        }

        Result<IReadOnlyList<User>> put = await queue.AppendAsync(new PutUsers(all), cancellationToken);
        Forget(all.Select(static user => user.Key));
        return put;
    }

    public async Task<Result<User>> RevokeAsync(UserKey key, CancellationToken cancellationToken = default)
    {
        if (IdPolicy.Check("user_id", key.Id) is { } invalid)
        {
            return invalid;
        }

        Result<User> revoked = await queue.AppendAsync(new RevokeUser(key), cancellationToken);
        Forget([key]);
        return revoked;
    }

    private static ParleyError? Check(User user) => IdPolicy.Check("user_id", user.Key.Id)
        ?? CheckText("name", user.Name, MaxNameLength)
        ?? CheckText("picture", user.Picture, MaxPictureLength);

    private static ParleyError? CheckText(string what, string? text, int max) =>
        text is null || (text.Length > 0 && ContentPolicy.IsStorable(text) && ContentPolicy.CheckLength(text, max) is null)
            ? null
            : ParleyError.Invalid(what, $"The {what} has 1 to {max:N0} characters");

    private async ValueTask<User?> FindAsync(UserKey key, CancellationToken cancellationToken)
    {
        if (_met.TryGetValue(key, out (User User, long AskedAt) entry) && time.GetElapsedTime(entry.AskedAt) < Freshness)
        {
            return entry.User;
        }

        // From before the query on: while it runs, what it found grows old.
        long askedAt = time.GetTimestamp();
        User? user = await users.FindAsync(key, cancellationToken);
        if (user is not null)
        {
            Remember(user, askedAt);
        }

        return user;
    }

    private void Remember(User user, long askedAt)
    {
        if (_met.Count >= MaxRemembered)
        {
            _met.Clear();
        }

        _met[user.Key] = (user, askedAt);
    }

    private void Forget(IEnumerable<UserKey> keys)
    {
        foreach (UserKey key in keys)
        {
            _met.TryRemove(key, out _);
        }
    }
}
