using Parley.Messaging.Appending;

namespace Parley.Storage.Sqlite;

/// <summary>The transaction of a batch on SQLite: one prepared statement a row, since there is no way to go between the program and its database.</summary>
internal sealed class SqliteAppendStore(SqliteDatabase database) : IAppendStore
{
    public bool IsConcurrent => false;

    public Task ExecuteAsync(AppendBatch batch, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(session => session.InTransaction(() =>
        {
            new SqliteFactLoader(session, batch).Load();
            batch.Decide();
            new SqliteChangeWriter(session).Write(batch.Changes, batch.Keys.Day);
            return !batch.Changes.IsEmpty;
        }));
}
