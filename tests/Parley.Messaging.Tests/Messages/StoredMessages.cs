using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Messaging.Tests.Appending;

namespace Parley.Messaging.Tests.Messages;

/// <summary>Finds the messages of an <see cref="InMemoryAppendStore"/>; counts how often it is asked.</summary>
internal sealed class StoredMessages(InMemoryAppendStore store, params Guid[] conversations) : IMessageReader
{
    public int Asked { get; private set; }

    public Task<Message?> FindAsync(string company, Guid messageId, CancellationToken cancellationToken) =>
        FindAsync(message => message.Company == company && message.Id == messageId);

    public Task<Message?> FindAsync(ClientIdKey key, CancellationToken cancellationToken) => FindAsync(message =>
        message.ClientId is { } clientId && new ClientIdKey(message.Company, message.ConversationId, message.SenderId, clientId) == key);

    public Task<long?> HighestSeqAsync(ConversationKey key, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken)
    {
        Asked++;
        Message?[] found = [.. messageIds.Select(id => store.Messages(key).SingleOrDefault(message => message.Id == id))];
        return Task.FromResult(Array.Exists(found, static message => message is null) ? null : found.Max(static message => message?.Seq));
    }

    public Task<HistoryPage?> HistoryAsync(ConversationKey key, string userId, HistoryQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<MessageStatus> StatusOfAsync(Message message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(Message message, string? afterUserId, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<CoveredRange>> CoveredAsync(IReadOnlyList<PositionRange> ranges, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private Task<Message?> FindAsync(Func<Message, bool> condition)
    {
        Asked++;
        return Task.FromResult(conversations.SelectMany(id => store.Messages(Given.Key(id))).FirstOrDefault(condition));
    }
}
