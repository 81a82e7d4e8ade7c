using Parley.Messaging.Policies;

namespace Parley.Storage.Sqlite;

/// <summary>Forgets quotas on the thread that writes, between batches of messages.</summary>
internal sealed class SqliteQuotaStore(SqliteDatabase database) : IQuotaStore
{
    private const string Forget = """
        delete from quotas where (company_id, user_id, day) in (
          select company_id, user_id, day from quotas where day < ?1 limit ?2)
        """;

    public async Task<int> ForgetAsync(DateOnly before, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int forgotten = 0;
        await database.Writer.RunAsync(session => session.InTransaction(() =>
        {
            forgotten = session.Statement(Forget).Bind(1, SqliteChangeWriter.NameOf(before)).Bind(2, limit).Execute();
            return true;
        }));
        return forgotten;
    }
}
