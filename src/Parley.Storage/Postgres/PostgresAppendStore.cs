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
    public bool IsConcurrent => true;

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
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StoreBusyException("Somebody holds a row for too long", exception);
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("The database cannot be written", exception);
        }
    }

    // Statements run without the token: Npgsql would cancel them on a blocked thread. But what is left behind before it has sent its changes must
    // not send them when the server wakes up: its senders were told that it is not stored, and others may have changed the same since.
    private async Task StoreAsync(AppendBatch batch, CancellationToken left)
    {
        string? committing = null;
        try
        {
            // Without its commit a connection that goes back to the pool rolls back.
            await using NpgsqlConnection connection = await database.Appends.OpenAsync(CancellationToken.None);
            var loader = new PostgresFactLoader(database, connection, batch);
            await loader.LoadAsync(CancellationToken.None);
            left.ThrowIfCancellationRequested();
            batch.Decide();
            left.ThrowIfCancellationRequested();
            committing = batch.Changes.IsEmpty ? null : loader.Transaction;
            await new PostgresChangeWriter(database, connection, loader).WriteAsync(batch.Changes, batch.Keys, CancellationToken.None);
        }
        catch (Exception exception) when (committing is not null && IsBroken(exception))
        {
            // Whoever sent it again would be told of a replay, and nobody else of the message: so it is found out now.
            if (!await new PostgresOutcome(database).IsCommittedAsync(committing, left))
            {
                throw;
            }
        }
    }

    // An error ends the transaction and not its connection. A timeout may come true when the commit is done and not yet answered.
    private bool IsBroken(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" } refused
        ? refused.SqlState == PostgresErrorCodes.QueryCanceled
        : database.IsUnavailable(exception);

    private static bool IsConflict(string state) =>
        state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
