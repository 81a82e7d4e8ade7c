using Npgsql;
using NpgsqlTypes;
using Parley.Messaging;
using Parley.Messaging.Receipts;

namespace Parley.Storage.Postgres;

/// <summary>
/// Forgets receipts, apart from the connections of the append worker. It reads the whole table once, a range of blocks after the other: an index on
/// the time would cost every advance, and this is once a day. Rows are never updated, so none moves into a range that was read.
/// </summary>
internal sealed class PostgresReceiptStore(PostgresDatabase database) : IReceiptStore
{
    // Some 10,000 rows.
    private const uint BlocksAtOnce = 128;

    // Before the first time goes, so that no message is told the time of a later one.
    private const string Note = """
        insert into meta (key, value) values ('receipts_since', $1) on conflict (key)
        do update set value = excluded.value where meta.value::bigint < excluded.value::bigint
        """;

    private const string Blocks = "select pg_relation_size('receipts') / current_setting('block_size')::bigint";

    private const string Forget = "delete from receipts where ctid >= $1 and ctid < $2 and at < $3";

    public async Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(Note, Execute, cancellationToken, new NpgsqlParameter<string> { TypedValue = ReceiptsSince.TextOf(before) });
            long blocks = await RunAsync(Blocks, static async command => (long)(await command.ExecuteScalarAsync(CancellationToken.None))!, cancellationToken);
            long forgotten = 0;
            for (uint block = 0; block < blocks; block += BlocksAtOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
                forgotten += await RunAsync(Forget, Execute, cancellationToken, Start(block), Start(block + BlocksAtOnce), PostgresBatch.Time(before));
            }

            return forgotten;
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("The database cannot be written", exception);
        }
    }

    private static async Task<long> Execute(NpgsqlCommand command) => await command.ExecuteNonQueryAsync(CancellationToken.None);

    private static NpgsqlParameter<NpgsqlTid> Start(uint block) => new() { TypedValue = new NpgsqlTid(block, 0), NpgsqlDbType = NpgsqlDbType.Tid };

    private async Task<long> RunAsync(
        string sql, Func<NpgsqlCommand, Task<long>> run, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        long result = 0;
        await database.Readers.RunAsync(
            async _ =>
            {
                await using NpgsqlConnection connection = await database.Readers.OpenAsync(cancellationToken);
                await using var command = new NpgsqlCommand(sql, connection);
                command.Parameters.AddRange(parameters);
                result = await run(command);
            },
            cancellationToken);
        return result;
    }
}
