using Parley.Messaging.Sync;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Sync;

/// <summary>A store in which nothing changed, and which remembers what it was asked.</summary>
internal sealed class StoredChanges : ISyncReader
{
    public List<(UserKey User, int Heads, int MessageLimit)> Asked { get; } = [];

    public Task<string> EpochAsync(CancellationToken cancellationToken) => Task.FromResult("now");

    public Task<SessionStart> StartAsync(UserKey user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SyncPage> ReadAsync(UserKey user, IReadOnlyList<ConversationHead> heads, int messageLimit, CancellationToken cancellationToken)
    {
        Asked.Add((user, heads.Count, messageLimit));
        return Task.FromResult(new SyncPage([], [.. heads.Select(head => head.Id)]));
    }
}
