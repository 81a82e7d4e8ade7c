using System.Collections.Concurrent;
using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Users;

/// <summary>
/// The users that Parley knows: told by the host application, or met by their tokens. They are kept for half a second; a revocation on this node
/// is known from the moment it is told, which is before <see cref="RevokeAsync"/> answers.
/// </summary>
public sealed class UserDirectory : IDisposable
{
    public const int MaxUsersAtOnce = 1000;

    public const int MaxNameLength = 200;

    public const int MaxPictureLength = 2048;

    /// <summary>How long a revocation on another node may go unseen here.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    internal const int MaxRemembered = 100_000;

    private readonly AppendQueue _queue;
    private readonly IUserReader _users;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    // Written under the gate: users and when the database was asked for them, or null and when they were forgotten.
    private readonly ConcurrentDictionary<UserKey, (User? User, long At)> _met = [];
    private readonly Lock _gate = new();
    private int _kept;
    private long _clearedAt = long.MinValue;

    public UserDirectory(AppendQueue queue, IUserReader users, TimeProvider time, IEventBus bus)
    {
        (_queue, _users, _time) = (queue, users, time);
        _subscription = bus.Subscribe(OnEvent);
    }

    /// <summary>
    /// The user a token speaks for, stored when they are new or it fills a gap. A name or picture that cannot be stored is as none: a token is
    /// no place to mend it.
    /// </summary>
    public async ValueTask<Result<User>> MeetAsync(UserKey key, string? name, string? picture, CancellationToken cancellationToken = default) =>
        CanMeet(key) ? await MeetAsync(await FindAsync(key, cancellationToken), key, name, picture, cancellationToken) : ParleyError.Unauthorized;

    /// <summary>Whether there can be such a user.</summary>
    public static bool CanMeet(UserKey key) => IdPolicy.IsValid(key.Company) && IdPolicy.IsValid(key.Id);

    /// <summary>The same of a user who has just been looked for; <paramref name="known"/> is who was found.</summary>
    public async ValueTask<Result<User>> MeetAsync(
        User? known, UserKey key, string? name, string? picture, CancellationToken cancellationToken = default)
    {
        name = CheckText("name", name, MaxNameLength) is null ? name : null;
        picture = CheckText("picture", picture, MaxPictureLength) is null ? picture : null;
        if (known is not null && (name is null || known.Name is not null) && (picture is null || known.Picture is not null))
        {
            return known;
        }

        long askedAt = _time.GetTimestamp();
        Result<User> met = await _queue.AppendAsync(new MeetUser(key, name, picture), cancellationToken);
        if (met.Succeeded(out User? user, out _))
        {
            Remember(user, askedAt);
        }

        return met;
    }

    /// <summary>Whether a token issued then was revoked since; one that does not say when it was issued counts as old.</summary>
    public async ValueTask<bool> IsRevokedAsync(UserKey key, DateTimeOffset? issuedAt, CancellationToken cancellationToken = default) =>
        await FindAsync(key, cancellationToken) is { } user && user.HasRevoked(issuedAt);

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

        Result<IReadOnlyList<User>> put = await _queue.AppendAsync(new PutUsers(all), cancellationToken);
        Forget(all.Select(static user => user.Key));
        return put;
    }

    public async Task<Result<User>> RevokeAsync(UserKey key, CancellationToken cancellationToken = default)
    {
        if (IdPolicy.Check("user_id", key.Id) is { } invalid)
        {
            return invalid;
        }

        // It is forgotten by the event.
        return await _queue.AppendAsync(new RevokeUser(key), cancellationToken);
    }

    public void Dispose() => _subscription.Dispose();

    private static ParleyError? Check(User user) => IdPolicy.Check("user_id", user.Key.Id)
        ?? CheckText("name", user.Name, MaxNameLength)
        ?? CheckText("picture", user.Picture, MaxPictureLength);

    private static ParleyError? CheckText(string what, string? text, int max) =>
        text is null || (text.Length > 0 && ContentPolicy.IsStorable(text) && ContentPolicy.CheckLength(text, max) is null)
            ? null
            : ParleyError.Invalid(what, $"The {what} has 1 to {max:N0} characters");

    private async ValueTask<User?> FindAsync(UserKey key, CancellationToken cancellationToken)
    {
        if (_met.TryGetValue(key, out (User? User, long At) entry) && entry.User is not null && _time.GetElapsedTime(entry.At) < Freshness)
        {
            return entry.User;
        }

        // From before the query on: while it runs, what it found grows old.
        long askedAt = _time.GetTimestamp();
        User? user = await _users.FindAsync(key, cancellationToken);
        if (user is not null)
        {
            Remember(user, askedAt);
        }

        return user;
    }

    // On the path of every message.
    private void OnEvent(ChatEvent chatEvent)
    {
        if (chatEvent is UserRevoked revoked)
        {
            Forget([revoked.User]);
        }
    }

    private void Remember(User user, long askedAt)
    {
        lock (_gate)
        {
            if (askedAt > _clearedAt && !(_met.TryGetValue(user.Key, out (User? User, long At) entry) && IsOlder(askedAt, entry)))
            {
                Keep(user.Key, user, askedAt);
            }
        }
    }

    // Whoever asked before a user was forgotten may have been told what was so before.
    private static bool IsOlder(long askedAt, (User? User, long At) entry) => entry.User is null ? askedAt <= entry.At : askedAt < entry.At;

    private void Forget(IEnumerable<UserKey> keys)
    {
        lock (_gate)
        {
            foreach (UserKey key in keys)
            {
                Keep(key, null, _time.GetTimestamp());
            }
        }
    }

    private void Keep(UserKey key, User? user, long at)
    {
        // Counted here: the dictionary would take all its locks for it. With all users those who were forgotten go, too.
        if (!_met.ContainsKey(key) && ++_kept > MaxRemembered)
        {
            _met.Clear();
            _kept = 1;
            _clearedAt = _time.GetTimestamp();
        }

        _met[key] = (user, at);
    }
}
