using Npgsql;
using NpgsqlTypes;

namespace Parley.Storage.Postgres;

/// <summary>Statements that go to the database together, in one round trip, most of them with columns of values: see <see cref="PostgresRows"/>.</summary>
internal sealed class PostgresBatch(PostgresDatabase database, NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);

    // What reads the rows of each query, in their order.
    private readonly List<Action<DbRow>> _readers = [];

    /// <summary>Adds a statement that gives no rows.</summary>
    public void Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        _batch.BatchCommands.Add(command);
    }

    /// <summary>Adds a statement that gives rows.</summary>
    public void Query(string sql, Action<DbRow> read, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        Add(sql, parameters);
        _readers.Add(read);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_readers.Count == 0)
        {
            await _batch.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        await using NpgsqlDataReader reader = await _batch.ExecuteReaderAsync(cancellationToken);
        var row = new DbRow(database, reader);
        foreach (Action<DbRow> read in _readers)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                read(row);
            }

            await reader.NextResultAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    /// <summary>A column of text, taken from every row.</summary>
    public static NpgsqlParameter Text<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, string?> value) =>
        Column(rows, value, NpgsqlDbType.Text);

    public static NpgsqlParameter Ids<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, Guid> value) => Column(rows, value, NpgsqlDbType.Uuid);

    public static NpgsqlParameter OptionalIds<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, Guid?> value) => Column(rows, value, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Numbers<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, long> value) => Column(rows, value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Flags<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, bool> value) => Column(rows, value, NpgsqlDbType.Boolean);

    public static NpgsqlParameter Times<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, DateTimeOffset> value) =>
        Column(rows, value, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter OptionalTimes<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, DateTimeOffset?> value) =>
        Column(rows, value, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Number(long value) => new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter Day(DateOnly value) => new NpgsqlParameter<DateOnly> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Date };

    public static NpgsqlParameter Time(DateTimeOffset value) =>
        new NpgsqlParameter<DateTimeOffset> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter<TValue[]> Column<TRow, TValue>(IReadOnlyCollection<TRow> rows, Func<TRow, TValue> value, NpgsqlDbType type)
    {
        var column = new TValue[rows.Count];
        int i = 0;
        foreach (TRow row in rows)
        {
            column[i++] = value(row);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
