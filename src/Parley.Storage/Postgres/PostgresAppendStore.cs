using Npgsql;
using Parley.Messaging;
using Parley.Messaging.Appending;

namespace Parley.Storage.Postgres;

/// <summary>
/// The transaction of a batch on PostgreSQL, in two round trips: one that begins, locks and loads, and one that writes and commits. Each statement
/// is set-based, whatever the number of commands.
/// </summary>
internal sealed class PostgresAppendStore(PostgresDatabase database) : IAppendStore
{
    public async Task ExecuteAsync(AppendBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await database.Appends.RunAsync(left => StoreAsync(batch, left), cancellationToken);
        }
        catch (PostgresException exception) when (IsConflict(exception.SqlState))
        {
            throw new BatchConflictException("Another node wrote at the same time", exception);
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("The database cannot be written", exception);
        }
    }

    // Npgsql gets no token: it would cancel on a blocked thread.
    private async Task StoreAsync(AppendBatch batch, CancellationToken left)
    {
        // Without its commit a connection that goes back to the pool rolls back.
        await using NpgsqlConnection connection = await database.Appends.OpenAsync(CancellationToken.None);
        var loader = new PostgresFactLoader(database, connection, batch);
        await loader.LoadAsync(CancellationToken.None);

        // Its senders were told that it is not known to be stored, and may be sending again.
        left.ThrowIfCancellationRequested();
        batch.Decide();
        await new PostgresChangeWriter(connection, loader).WriteAsync(batch.Changes, batch.Keys.Day, CancellationToken.None);
    }

    private static bool IsConflict(string state) =>
        state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
