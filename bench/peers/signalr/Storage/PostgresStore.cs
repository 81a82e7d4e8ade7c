using Npgsql;
using Parley.Bench.SignalR.Wire;

namespace Parley.Bench.SignalR.Storage;

/// <summary>What both stores in PostgreSQL have in common: all but the send.</summary>
internal abstract class PostgresStore(NpgsqlDataSource database) : IChatStore
{
    protected NpgsqlDataSource Database => database;

    public async Task AddUsersAsync(string company, IReadOnlyList<NewUser> users, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand insert = database.CreateCommand(
            "insert into users (company_id, id, name) select $1, u.id, u.name from unnest($2, $3) u (id, name) on conflict do nothing");
        insert.Parameters.Add(Of(company));
        insert.Parameters.Add(Of(users.Select(static user => user.Id).ToArray()));
        insert.Parameters.Add(Of(users.Select(static user => user.Name).ToArray()));
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task AddConversationAsync(string company, Guid id, string name, string[] members, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into conversations (id, company_id, kind, name, last_seq, created_at) values ($1, $2, 'group', $3, 0, now())")
        {
            Parameters = { Of(id), Of(company), Of(name) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into members (company_id, conversation_id, user_id, read_seq, joined_at) select $1, $2, u, 0, now() from unnest($3) u")
        {
            Parameters = { Of(company), Of(id), Of(members) },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> ConversationsOfAsync(UserKey user, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand select = database.CreateCommand(
            "select conversation_id from members where company_id = $1 and user_id = $2 and left_at is null");
        select.Parameters.Add(Of(user.Company));
        select.Parameters.Add(Of(user.Id));
        await using NpgsqlDataReader reader = await select.ExecuteReaderAsync(cancellationToken);
        List<Guid> conversations = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            conversations.Add(reader.GetGuid(0));
        }

        return conversations;
    }

    public abstract Task<long?> AppendAsync(NewMessage message, CancellationToken cancellationToken);

    protected static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
