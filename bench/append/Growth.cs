using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Bench.Append;

/// <summary>What reading costs with few and with many messages stored: it must be the same.</summary>
internal static class Growth
{
    private const int Repeats = 200;

    private static readonly Caller Reader = RunningCore.User("bob");

    /// <summary>
    /// A conversation with <paramref name="inConversation"/> messages, none of which its reader has read, beside <paramref name="elsewhere"/>
    /// messages of others.
    /// </summary>
    public static async Task<IReadOnlyList<(string What, TimeSpan Median)>> MeasureAsync(ITestDatabase database, long inConversation, long elsewhere)
    {
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");
        await FillAsync(database, group.Id, inConversation, elsewhere);
        long middle = inConversation / 2;
        return
        [
            ("history, newest page of 50", await TimeAsync(() => core.Get<MessageHistory>().ReadAsync(Reader, group.Id, new HistoryQuery(50)))),
            ("history, 50 before the middle", await TimeAsync(() =>
                core.Get<MessageHistory>().ReadAsync(Reader, group.Id, new HistoryQuery(50, HistoryDirection.Before, middle)))),
            ("unread count, nothing read", await TimeAsync(() => core.Get<ConversationList>().UnreadAsync(Reader))),
            ("list of conversations", await TimeAsync(() => core.Get<ConversationList>().ListAsync(Reader, new ConversationListQuery(50)))),
            ("sync, 10 missed", await TimeAsync(() => core.Get<ConversationSync>().ReadAsync(Reader, null, [new ConversationHead(group.Id, inConversation - 10)]))),
            ("sync, 500 of half of all missed", await TimeAsync(() => core.Get<ConversationSync>().ReadAsync(Reader, null, [new ConversationHead(group.Id, middle)]))),
            ("send", await TimeAsync(() => core.SendAsync("ann", group, "one more"))),
        ];
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        List<TimeSpan> times = [];
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static Task FillAsync(ITestDatabase database, Guid conversation, long inConversation, long elsewhere) => database is PostgresDatabase postgres
        ? FillAsync(postgres.ConnectionString, conversation, inConversation, elsewhere)
        : FillFileAsync(((SqliteDatabase)database).File, conversation, inConversation, elsewhere);

    private static async Task FillAsync(string connectionString, Guid conversation, long inConversation, long elsewhere)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        const string Columns = "insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at) ";
        string[] statements =
        [
            Columns + $"select 'acme', '{conversation}', i, i, i, lpad(to_hex(i), 32, '0')::uuid, 'ann', i, 'text', repeat('x', 100), 0, now() from generate_series(1, {inConversation}) i",
            Columns + $"select 'acme', ('f' || lpad(to_hex(i / 10000), 31, '0'))::uuid, i % 10000 + 1, i % 10000 + 1, i % 10000 + 1, ('b' || lpad(to_hex(i), 31, '0'))::uuid, 'eve', i % 10000 + 1, 'text', repeat('x', 100), 0, now() from generate_series(1, {elsewhere}) i",
            $"update conversations set last_seq = {inConversation}, last_rev = {inConversation}, last_message_at = now() where id = '{conversation}'",
            $"update members set sent_count = {inConversation} where conversation_id = '{conversation}' and user_id = 'ann'",
            "vacuum analyze",
        ];
        foreach (string sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task FillFileAsync(string file, Guid conversation, long inConversation, long elsewhere)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=600");
        await connection.OpenAsync();
        string id = Convert.ToHexString(conversation.ToByteArray(bigEndian: true));
        const string Columns = "insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at) ";
        string text = new('x', 100);
        string[] statements =
        [
            Columns + $"select 'acme', x'{id}', i, i, i, cast(printf('a%015d', i) as blob), 'ann', i, 'text', '{text}', 0, 1 from (with recursive n(i) as (select 1 union all select i + 1 from n where i < {inConversation}) select i from n)",
            Columns + $"select 'acme', cast(printf('%016d', i / 10000) as blob), i % 10000 + 1, i % 10000 + 1, i % 10000 + 1, cast(printf('b%015d', i) as blob), 'eve', i % 10000 + 1, 'text', '{text}', 0, 1 from (with recursive n(i) as (select 1 union all select i + 1 from n where i < {Math.Max(1, elsewhere)}) select i from n)",
            $"update conversations set last_seq = {inConversation}, last_rev = {inConversation}, last_message_at = 1 where id = x'{id}'",
            $"update members set sent_count = {inConversation} where conversation_id = x'{id}' and user_id = 'ann'",
        ];
        foreach (string sql in statements)
        {
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
