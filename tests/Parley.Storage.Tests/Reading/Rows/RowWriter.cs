using System.Data.Common;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;
using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading.Rows;

/// <summary>Writes rows with plain inserts, in one transaction, committed when it is disposed.</summary>
internal sealed class RowWriter : IAsyncDisposable
{
    private readonly Database _database;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private RowWriter(Database database, DbConnection connection, DbTransaction transaction)
    {
        _database = database;
        _connection = connection;
        _transaction = transaction;
    }

    public static async Task<RowWriter> OpenAsync(TestStore store)
    {
        DbConnection connection = await store.OpenAsync();
        return new RowWriter(store.Database, connection, await connection.BeginTransactionAsync(TestContext.Current.CancellationToken));
    }

    public static async Task WriteAsync(TestStore store, params IEnumerable<StoredConversation> conversations)
    {
        await using RowWriter writer = await OpenAsync(store);
        foreach (StoredConversation conversation in conversations)
        {
            await writer.AddAsync(conversation);
        }
    }

    public async Task AddAsync(StoredConversation stored)
    {
        await AddAsync(stored.Conversation);
        foreach (Member member in stored.Members.Values)
        {
            await AddAsync(member);
        }

        foreach (Message message in stored.Messages)
        {
            await AddAsync(message);
        }

        foreach (StoredReceipt receipt in stored.Receipts)
        {
            await InsertAsync(
                "receipts", stored.Conversation.Company, stored.Id, receipt.UserId, StoredNames.Of(receipt.Kind), receipt.Seq, receipt.At);
        }
    }

    public Task AddAsync(User user) => InsertAsync(
        "users", user.Key.Company, user.Key.Id, user.Name, user.Picture, user.LastSeenAt, user.RevokedBefore);

    public Task AddAsync(Order order) => InsertAsync(
        "orders", order.Company, order.Id, order.CustomerId, order.ProviderId, order.Status, order.CompletedAt);

    public Task AddAsync(Conversation one) => InsertAsync(
        "conversations", one.Id, one.Company, StoredNames.Of(one.Kind), one.Name, one.OrderId, one.CustomerId, one.ProviderId, one.DirectKey,
        StoredNames.Of(one.Status), one.ArchivedByItself, one.ArchivedUnderBlock, one.LastSeq, one.LastRev, one.ChangedRev, one.LastMessageAt,
        one.CreatedAt);

    public Task AddAsync(Member one) => InsertAsync(
        "members", one.Company, one.ConversationId, one.UserId, StoredNames.Of(one.Role), one.DeliveredSeq, one.ReadSeq, one.ReadAt,
        one.SentCount, one.JoinedSeq, one.JoinedAt, one.LeftAt);

    public Task AddAsync(Message one) => InsertAsync(
        "messages", one.Company, one.ConversationId, one.Seq, one.Rev, one.CreatedRev, one.Id, one.SenderId, one.SenderSeq,
        StoredNames.Of(one.Type), one.Text, one.AttachmentUrl, one.AttachmentType, one.ClientId, one.ContentHash, one.ReplyToId,
        one.CreatedAt, one.EditedAt, one.DeletedAt);

    public async ValueTask DisposeAsync()
    {
        await _transaction.CommitAsync();
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    // Values in the order of the table's columns.
    private async Task InsertAsync(string table, params object?[] values)
    {
        await using DbCommand command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = $"insert into {table} values ({string.Join(", ", values.Select(static (_, index) => $"@p{index}"))})";
        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters.Add(_database.Parameter($"@p{index}", values[index]));
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
