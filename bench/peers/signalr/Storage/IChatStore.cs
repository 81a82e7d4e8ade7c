using Parley.Bench.SignalR.Wire;

namespace Parley.Bench.SignalR.Storage;

/// <summary>Users, conversations and messages.</summary>
internal interface IChatStore
{
    Task AddUsersAsync(string company, IReadOnlyList<NewUser> users, CancellationToken cancellationToken);

    Task AddConversationAsync(string company, Guid id, string name, string[] members, CancellationToken cancellationToken);

    Task<IReadOnlyList<Guid>> ConversationsOfAsync(UserKey user, CancellationToken cancellationToken);

    /// <returns>The seq of what is stored now, or null when the user is no member.</returns>
    Task<long?> AppendAsync(NewMessage message, CancellationToken cancellationToken);
}
