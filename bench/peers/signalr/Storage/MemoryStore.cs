using System.Collections.Concurrent;
using Parley.Bench.SignalR.Wire;

namespace Parley.Bench.SignalR.Storage;

/// <summary>Knows who is in which conversation, and numbers messages; stores nothing.</summary>
internal sealed class MemoryStore : IChatStore
{
    private readonly ConcurrentDictionary<Guid, Conversation> _conversations = new();
    private readonly ConcurrentDictionary<UserKey, Guid[]> _ofUsers = new();

    public Task AddUsersAsync(string company, IReadOnlyList<NewUser> users, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddConversationAsync(string company, Guid id, string name, string[] members, CancellationToken cancellationToken)
    {
        UserKey[] users = [.. members.Select(member => new UserKey(company, member))];
        _conversations[id] = new Conversation([.. users]);
        foreach (UserKey user in users)
        {
            _ofUsers.AddOrUpdate(user, [id], (_, others) => [.. others, id]);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Guid>> ConversationsOfAsync(UserKey user, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>(_ofUsers.GetValueOrDefault(user, []));

    public Task<long?> AppendAsync(NewMessage message, CancellationToken cancellationToken) => Task.FromResult(
        _conversations.TryGetValue(message.Conversation, out Conversation? conversation) && conversation.Members.Contains(message.Sender)
            ? conversation.NextSeq()
            : (long?)null);

    private sealed class Conversation(HashSet<UserKey> members)
    {
        private long _seq;

        public HashSet<UserKey> Members => members;

        public long NextSeq() => Interlocked.Increment(ref _seq);
    }
}
