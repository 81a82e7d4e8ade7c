using Npgsql;
using Parley.Messaging;
using Parley.Messaging.Policies;

namespace Parley.Storage.Postgres;

/// <summary>Forgets quotas, apart from the connections of the append worker.</summary>
internal sealed class PostgresQuotaStore(PostgresDatabase database) : IQuotaStore
{
    // Nodes that prune at the same time leave each other's rows alone.
    private const string Forget = """
        delete from quotas where (company_id, user_id, day) in (
          select company_id, user_id, day from quotas where day < $1 limit $2 for update skip locked)
        """;

    public async Task<int> ForgetAsync(DateOnly before, int limit, CancellationToken cancellationToken)
    {
        int forgotten = 0;
        try
        {
            await database.Readers.RunAsync(
                async _ =>
                {
                    await using NpgsqlConnection connection = await database.Readers.OpenAsync(cancellationToken);
                    await using NpgsqlCommand command = connection.CreateCommand();
                    command.CommandText = Forget;
                    command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = before });
                    command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
                    forgotten = await command.ExecuteNonQueryAsync(CancellationToken.None);
                },
                cancellationToken);
            return forgotten;
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("The database cannot be written", exception);
        }
    }
}
