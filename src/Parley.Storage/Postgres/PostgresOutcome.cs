using Npgsql;

namespace Parley.Storage.Postgres;

/// <summary>Finds out whether a transaction is stored whose connection broke before its commit was answered.</summary>
internal sealed class PostgresOutcome(PostgresDatabase database)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until it is known; false also when that takes too long, or <paramref name="left"/> says that nobody waits for it.</summary>
    /// <param name="transaction">What <c>pg_current_xact_id</c> said.</param>
    /// <param name="left">Ends the asking.</param>
    public async Task<bool> IsCommittedAsync(string transaction, CancellationToken left)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(left);
        end.CancelAfter(Limit);
        try
        {
            while (true)
            {
                if (await AskAsync(transaction, end.Token) is bool isCommitted)
                {
                    return isCommitted;
                }

                await Task.Delay(Pause, TimeProvider.System, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return false;
        }
    }

    // Null when it is still running, or the server is not there: it may be starting again.
    private async Task<bool?> AskAsync(string transaction, CancellationToken end)
    {
        try
        {
            await using NpgsqlConnection connection = await database.Appends.OpenAsync(end);
            await using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = "select pg_xact_status($1::xid8)";
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = transaction });
            return await command.ExecuteScalarAsync(CancellationToken.None) switch
            {
                "in progress" => null,
                var status => status is "committed",
            };
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            return null;
        }
        catch (PostgresException)
        {
            // It does not know the id: another server has taken over without this transaction.
            return false;
        }
    }
}
