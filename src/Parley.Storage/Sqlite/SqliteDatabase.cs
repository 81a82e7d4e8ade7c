using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Parley.Messaging;
using SQLitePCL;

namespace Parley.Storage.Sqlite;

/// <summary>One SQLite file, of which this process is the only server: one connection that writes, a few that read.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly SqliteReaders _readers;
    private readonly IdGenerator _ids;
    private SqliteFileLock? _lock;
    private SqliteWriter? _writer;
    private bool _disposed;

    static SqliteDatabase() => Batteries_V2.Init();

    public SqliteDatabase(string file, IdGenerator ids)
    {
        _ids = ids;
        File = SqliteFile.Locate(file);
        _readers = new SqliteReaders(File);
    }

    public string File { get; }

    public SqliteWriter Writer => _writer ?? throw new InvalidOperationException("The database was not opened");

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            _lock = SqliteFileLock.Take(File);
            SqliteLeftovers.RequireNoneWithout(File);
            _writer = new SqliteWriter(File);
            await new SqliteMigrator(_writer, _ids).MigrateAsync();
        }
        catch (Exception exception) when (exception is SqliteException or UnauthorizedAccessException or IOException)
        {
            throw new StoreUnavailableException($"{File} cannot be opened: {exception.Message}", exception);
        }
    }

    public override Task RenewEpochAsync(CancellationToken cancellationToken) => new SqliteMigrator(Writer, _ids).RenewEpochAsync();

    protected override async ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken) => await _readers.TakeAsync(cancellationToken);

    // Deferred: a read transaction sees the database as it was at its first statement.
    protected override ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override bool IsUnavailable(Exception exception) => exception is SqliteException { SqliteErrorCode: var code } && IsUnavailable(code);

    /// <summary>Busy, locked, full, unreadable, unwritable: the file or its disk, not the statement.</summary>
    public static bool IsUnavailable(int code) => (code & 0xff) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR
        or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_NOMEM or raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT;

    /// <summary>What the core understands of a failure.</summary>
    public static Exception Describe(Exception exception) => exception is SqliteException { SqliteErrorCode: var code } && IsUnavailable(code)
        ? new StoreUnavailableException("The database cannot be written", exception)
        : exception;

    public override DbParameter Parameter(string name, object? value) => new SqliteParameter(name, value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        Guid[] ids => Join(ids),
        string[] texts => JsonSerializer.Serialize(texts),
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value,
    });

    // JSON has no bytes: ids come as one blob, 16 bytes each.
    public override string IdRows(string parameter) => $"""
        (with recursive split(id, rest) as (
          select substr({parameter}, 1, 16), substr({parameter}, 17)
          union all
          select substr(rest, 1, 16), substr(rest, 17) from split where length(rest) > 0)
        select id from split) as ids
        """;

    public override string TextRows(string parameter) => $"json_each({parameter})";

    // Without statistics the primary key looks better to it than any index that begins with the same column.
    public override string Using(string index) => $"indexed by {index}";

    public override Guid ReadId(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public override DateTimeOffset ReadTime(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public override async ValueTask DisposeAsync()
    {
        // The container knows it by several types, and disposes it once for each.
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        // What still asks the writer is told that it has ended.
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _readers.Dispose();
        _lock?.Dispose();
    }

    private static byte[] Join(Guid[] ids)
    {
        byte[] all = new byte[ids.Length * 16];
        for (int index = 0; index < ids.Length; index++)
        {
            ids[index].TryWriteBytes(all.AsSpan(index * 16), bigEndian: true, out _);
        }

        return all;
    }
}
