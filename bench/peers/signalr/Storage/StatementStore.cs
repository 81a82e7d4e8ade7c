using Npgsql;

namespace Parley.Bench.SignalR.Storage;

/// <summary>A send as it is commonly written: statement by statement in a transaction, an unread count for every other member among them.</summary>
internal sealed class StatementStore(NpgsqlDataSource database) : PostgresStore(database)
{
    public override async Task<long?> AppendAsync(NewMessage message, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await Database.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        List<string> members = await ReadMembersAsync(connection, message, cancellationToken);
        if (!members.Contains(message.Sender.Id))
        {
            return null;
        }

        long seq = await TouchAsync(connection, message, cancellationToken);
        await InsertAsync(connection, message, seq, cancellationToken);
        foreach (string member in members)
        {
            if (member != message.Sender.Id)
            {
                await CountUnreadAsync(connection, message.Conversation, member, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return seq;
    }

    private static async Task<List<string>> ReadMembersAsync(
        NpgsqlConnection connection, NewMessage message, CancellationToken cancellationToken)
    {
        await using var select = new NpgsqlCommand(
            "select user_id from members where company_id = $1 and conversation_id = $2 and left_at is null order by user_id", connection);
        select.Parameters.Add(Of(message.Sender.Company));
        select.Parameters.Add(Of(message.Conversation));
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync(cancellationToken);
        List<string> members = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            members.Add(reader.GetString(0));
        }

        return members;
    }

    private static async Task<long> TouchAsync(NpgsqlConnection connection, NewMessage message, CancellationToken cancellationToken)
    {
        await using var update = new NpgsqlCommand(
            "update conversations set last_seq = last_seq + 1, last_message_at = $2 where id = $1 returning last_seq", connection);
        update.Parameters.Add(Of(message.Conversation));
        update.Parameters.Add(Of(message.CreatedAt));
        return (long)(await update.ExecuteScalarAsync(cancellationToken) ?? throw new InvalidOperationException("The conversation is gone."));
    }

    private static async Task InsertAsync(NpgsqlConnection connection, NewMessage message, long seq, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(
            "insert into messages (company_id, conversation_id, seq, id, sender_id, type, text, created_at) "
            + "values ($1, $2, $3, $4, $5, 'text', $6, $7)",
            connection);
        insert.Parameters.Add(Of(message.Sender.Company));
        insert.Parameters.Add(Of(message.Conversation));
        insert.Parameters.Add(Of(seq));
        insert.Parameters.Add(Of(message.Id));
        insert.Parameters.Add(Of(message.Sender.Id));
        insert.Parameters.Add(Of(message.Text));
        insert.Parameters.Add(Of(message.CreatedAt));
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CountUnreadAsync(
        NpgsqlConnection connection, Guid conversation, string member, CancellationToken cancellationToken)
    {
        await using var upsert = new NpgsqlCommand(
            "insert into unread (conversation_id, user_id, count) values ($1, $2, 1) "
            + "on conflict (conversation_id, user_id) do update set count = unread.count + 1",
            connection);
        upsert.Parameters.Add(Of(conversation));
        upsert.Parameters.Add(Of(member));
        await upsert.ExecuteNonQueryAsync(cancellationToken);
    }
}
