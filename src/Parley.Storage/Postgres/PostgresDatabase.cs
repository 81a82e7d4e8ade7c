using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using Parley.Messaging;

namespace Parley.Storage.Postgres;

/// <summary>PostgreSQL through a pool of connections.</summary>
internal sealed class PostgresDatabase : Database
{
    // Below the limit of PostgresPool, so that what only is slow ends here and keeps its connection. Nothing here is worth compiling, which would
    // take longer than it runs.
    private const string Settings = "-c jit=off -c statement_timeout=4000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000";

    // Every statement of an append looks up single rows by an index. A plan made while the tables were small, or not analysed yet, would scan them
    // for as long as it is kept.
    private const string PointLookups = "-c synchronous_commit=on -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off";

    private readonly IdGenerator _ids;

    public PostgresDatabase(string connectionString, IdGenerator ids)
    {
        _ids = ids;
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Every statement is one of few: prepared the second time it is seen.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            Timeout = 3,
            CommandTimeout = 0,
            KeepAlive = 0,
            Enlist = false,
            ApplicationName = "parley",
        };
        settings.Options = $"{settings.Options} {Settings}".Trim();
        Readers = new PostgresPool(settings.ConnectionString);
        settings.Options = $"{settings.Options} {PointLookups}";
        settings.MaxPoolSize = 2;
        Appends = new PostgresPool(settings.ConnectionString);
    }

    /// <summary>For reading, and for what is done once.</summary>
    public PostgresPool Readers { get; }

    /// <summary>For the append worker, which readers cannot keep waiting.</summary>
    public PostgresPool Appends { get; }

    public override Task OpenAsync(CancellationToken cancellationToken) => new PostgresMigrator(this, _ids).MigrateAsync(cancellationToken);

    public override Task RenewEpochAsync(CancellationToken cancellationToken) => new PostgresMigrator(this, _ids).RenewEpochAsync(cancellationToken);

    protected override async Task<T> RunAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        T? result = default;
        await Readers.RunAsync(async _ => result = await read(), cancellationToken);
        return result!;
    }

    protected override async ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken) =>
        await Readers.OpenAsync(cancellationToken);

    protected override async ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public override bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException refused => IsUnavailable(refused.SqlState),
        NpgsqlException or SocketException or TimeoutException => true,

        // Somebody else has just left this pool behind.
        ObjectDisposedException => true,
        _ => false,
    };

    public override DbParameter Parameter(string name, object? value) => value switch
    {
        null => new NpgsqlParameter(name, DBNull.Value),
        DateTimeOffset time => new NpgsqlParameter(name, NpgsqlDbType.TimestampTz) { Value = time },
        string text => new NpgsqlParameter(name, NpgsqlDbType.Text) { Value = text },
        _ => new NpgsqlParameter(name, value),
    };

    public override string IdRows(string parameter) => $"unnest({parameter}) as ids(id)";

    public override string TextRows(string parameter) => $"unnest({parameter}) as texts(value)";

    // It knows: autovacuum keeps statistics.
    public override string Using(string index) => "";

    public override Guid ReadId(DbDataReader row, int column) => row.GetGuid(column);

    public override DateTimeOffset ReadTime(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public override async ValueTask DisposeAsync()
    {
        await Readers.DisposeAsync();
        await Appends.DisposeAsync();
    }

    // Classes of https://www.postgresql.org/docs/15/errcodes-appendix.html: connection, resources (disk full), operator intervention (statement
    // timeout, shutdown), system error, lock not available, a server that is read-only, and our own idle timeout (25P03).
    private static bool IsUnavailable(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57", StringComparison.Ordinal)
        || state.StartsWith("58", StringComparison.Ordinal)
        || state is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction or "25P03";
}
