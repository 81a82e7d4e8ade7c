using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Bench.Append;

/// <summary>
/// The database alone: rows of a message's shape into the table of messages, with its indexes and synced commits, over one connection, and nothing
/// else. Nobody is asked for permission, nothing is numbered.
/// </summary>
internal static class RawInserts
{
    private static readonly string Text = new('x', 100);

    public static async Task<Measurement> MeasureAsync(ITestDatabase database, int rows, TimeSpan time)
    {
        // Makes the tables.
        await (await RunningCore.StartAsync(database)).DisposeAsync();
        return database is PostgresDatabase postgres
            ? await InsertAsync(postgres.ConnectionString, rows, time)
            : InsertIntoFile(((SqliteDatabase)database).File, rows, time);
    }

    private static async Task<Measurement> InsertAsync(string connectionString, int rows, TimeSpan time)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Max Auto Prepare=20;Auto Prepare Min Usages=2");
        await connection.OpenAsync();
        var conversation = Guid.CreateVersion7();
        return await RepeatAsync(rows, time, async first =>
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
            var insert = new NpgsqlBatchCommand(
                "insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at) "
                + "select 'acme', $1, seq, seq, seq, id, 'user-1-1', seq, 'text', $2, 0, $3 from unnest($4, $5) k (seq, id)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversation });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text });
            insert.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow });
            insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = Sequence(first, rows), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
            insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = Ids(rows), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            batch.BatchCommands.Add(insert);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            await batch.ExecuteNonQueryAsync();
        });
    }

    private static Measurement InsertIntoFile(string file, int rows, TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using SqliteCommand settings = connection.CreateCommand();
        settings.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000";
        settings.ExecuteNonQuery();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText =
            "insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at) "
            + "values ('acme', $conversation, $seq, $seq, $seq, $id, 'user-1-1', $seq, 'text', $text, 0, $now)";
        insert.Parameters.AddWithValue("$conversation", Guid.CreateVersion7().ToByteArray(bigEndian: true));
        SqliteParameter seq = insert.Parameters.AddWithValue("$seq", 0L);
        SqliteParameter id = insert.Parameters.AddWithValue("$id", Array.Empty<byte>());
        insert.Parameters.AddWithValue("$text", Text);
        SqliteParameter now = insert.Parameters.AddWithValue("$now", 0L);
        long start = Stopwatch.GetTimestamp();
        long commits = 0;
        List<TimeSpan> latencies = [];
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            long begin = Stopwatch.GetTimestamp();
            using SqliteTransaction transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (int i = 0; i < rows; i++)
            {
                seq.Value = (commits * rows) + i + 1;
                id.Value = Guid.CreateVersion7().ToByteArray(bigEndian: true);
                now.Value = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            commits++;
            latencies.Add(Stopwatch.GetElapsedTime(begin));
        }

        return Summarize(rows, commits, Stopwatch.GetElapsedTime(start), latencies);
    }

    private static async Task<Measurement> RepeatAsync(int rows, TimeSpan time, Func<long, Task> commit)
    {
        long next = 1;
        for (int warmUp = 0; warmUp < 20; warmUp++, next += rows)
        {
            await commit(next);
        }

        long start = Stopwatch.GetTimestamp();
        List<TimeSpan> latencies = [];
        for (; Stopwatch.GetElapsedTime(start) < time; next += rows)
        {
            long begin = Stopwatch.GetTimestamp();
            await commit(next);
            latencies.Add(Stopwatch.GetElapsedTime(begin));
        }

        return Summarize(rows, latencies.Count, Stopwatch.GetElapsedTime(start), latencies);
    }

    private static Measurement Summarize(int rows, long commits, TimeSpan time, List<TimeSpan> latencies)
    {
        latencies.Sort();
        return new Measurement(commits * rows, commits, time, latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)]);
    }

    private static long[] Sequence(long first, int count)
    {
        var sequence = new long[count];
        for (int i = 0; i < count; i++)
        {
            sequence[i] = first + i;
        }

        return sequence;
    }

    private static Guid[] Ids(int count)
    {
        var ids = new Guid[count];
        for (int i = 0; i < count; i++)
        {
            ids[i] = Guid.CreateVersion7();
        }

        return ids;
    }
}
