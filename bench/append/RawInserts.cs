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
    private const int Conversations = 200;

    private const int Senders = 2000;

    private static readonly string Text = new('x', 100);

    // As the appends do it: every message to another conversation, from another sender.
    private static readonly Guid[] ConversationIds = Ids(Conversations);

    private static readonly string[] SenderIds = [.. Enumerable.Range(0, Senders).Select(static i => $"user-{i % Conversations}-{i / Conversations}")];

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
        return await RepeatAsync(rows, time, async first =>
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
            var insert = new NpgsqlBatchCommand(
                "insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at) "
                + "select 'acme', conversation_id, seq, seq, seq, id, sender_id, seq, 'text', $1, 0, $2 from unnest($3, $4, $5, $6) k (seq, id, conversation_id, sender_id)");
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text });
            insert.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.UtcNow });
            insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = Sequence(first, rows), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
            insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = Ids(rows), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            insert.Parameters.Add(new NpgsqlParameter<Guid[]>
            {
                TypedValue = Spread(ConversationIds, first, rows),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
            });
            insert.Parameters.Add(new NpgsqlParameter<string[]>
            {
                TypedValue = Spread(SenderIds, first, rows),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            });
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
            + "values ('acme', $conversation, $seq, $seq, $seq, $id, $sender, $seq, 'text', $text, 0, $now)";
        SqliteParameter conversation = insert.Parameters.AddWithValue("$conversation", Array.Empty<byte>());
        SqliteParameter sender = insert.Parameters.AddWithValue("$sender", "");
        SqliteParameter seq = insert.Parameters.AddWithValue("$seq", 0L);
        SqliteParameter id = insert.Parameters.AddWithValue("$id", Array.Empty<byte>());
        insert.Parameters.AddWithValue("$text", Text);
        SqliteParameter now = insert.Parameters.AddWithValue("$now", 0L);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
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
                long number = (commits * rows) + i + 1;
                seq.Value = number;
                conversation.Value = ConversationIds[number % Conversations].ToByteArray(bigEndian: true);
                sender.Value = SenderIds[number % Senders];
                id.Value = Guid.CreateVersion7().ToByteArray(bigEndian: true);
                now.Value = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            commits++;
            latencies.Add(Stopwatch.GetElapsedTime(begin));
        }

        return Summarize(rows, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu, latencies);
    }

    private static async Task<Measurement> RepeatAsync(int rows, TimeSpan time, Func<long, Task> commit)
    {
        long next = 1;
        for (int warmUp = 0; warmUp < 20; warmUp++, next += rows)
        {
            await commit(next);
        }

        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        List<TimeSpan> latencies = [];
        for (; Stopwatch.GetElapsedTime(start) < time; next += rows)
        {
            long begin = Stopwatch.GetTimestamp();
            await commit(next);
            latencies.Add(Stopwatch.GetElapsedTime(begin));
        }

        return Summarize(rows, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu, latencies);
    }

    private static Measurement Summarize(int rows, TimeSpan time, TimeSpan cpu, List<TimeSpan> latencies)
    {
        latencies.Sort();
        return new Measurement((long)latencies.Count * rows, latencies.Count, time, cpu, latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)]);
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

    private static T[] Spread<T>(T[] all, long first, int count)
    {
        var spread = new T[count];
        for (int i = 0; i < count; i++)
        {
            spread[i] = all[(first + i) % all.Length];
        }

        return spread;
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
