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
    // Nothing here is worth compiling, which would take longer than it runs.
    private const string Always = "-c jit=off";

    // Below the limit of the pool, so that what only is slow ends here and keeps its connection.
    private const string ForReaders = "-c statement_timeout=4000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000";

    // Every statement of an append looks up single rows by an index. A plan made while the tables were small, or not analysed yet, would scan them
    // for as long as it is kept. A node that stops in the middle of a batch must not hold its locks for long.
    private const string ForAppends = "-c synchronous_commit=on -c statement_timeout=2500 -c lock_timeout=500 -c idle_in_transaction_session_timeout=2000 "
        + "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off";

    private const int NpgsqlDefaultPoolSize = 100;

    private const int DefaultPoolSize = 30;

    /// <summary>A client must have an answer within 5 s, whatever the database does.</summary>
    private static readonly TimeSpan ReadLimit = TimeSpan.FromMilliseconds(4200);

    /// <summary>Less: what is appended has waited for its batch before.</summary>
    private static readonly TimeSpan AppendLimit = TimeSpan.FromSeconds(3);

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
        // Npgsql's own default leaves no connection to a second node: PostgreSQL takes 100 in all.
        settings.MaxPoolSize = settings.MaxPoolSize == NpgsqlDefaultPoolSize ? DefaultPoolSize : settings.MaxPoolSize;
        string own = $"{settings.Options} {Always}".Trim();
        settings.Options = $"{own} {ForReaders}";
        Readers = new PostgresPool(settings.ConnectionString, ReadLimit, patience: 3);
        settings.Options = $"{own} {ForAppends}";
        settings.MaxPoolSize = 2;
        settings.NoResetOnClose = true;
        Appends = new PostgresPool(settings.ConnectionString, AppendLimit, patience: 1);
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

    // Classes of https://www.postgresql.org/docs/15/errcodes-appendix.html: connection, authorization and names that a connection is refused for,
    // resources (disk full), operator intervention (statement timeout, shutdown), system and internal errors; a missing right, an object in the
    // wrong state, a lock not available, a server that is read-only, and our own idle timeout (25P03).
    private static bool IsUnavailable(string state) =>
        state[..2] is "08" or "28" or "3D" or "3F" or "53" or "57" or "58" or "XX"
        || state is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectNotInPrerequisiteState
            or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction or "25P03";
}
