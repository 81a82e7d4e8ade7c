using Microsoft.Data.Sqlite;

namespace Parley.Bench.Growth;

/// <summary>Fills a SQLite file, whose messages lie in the order of their conversations whenever they were sent.</summary>
internal static class SqliteFilling
{
    // In milliseconds; what is sent later comes after it.
    private const long Now = 1_767_225_600_000;

    private static readonly string Text = new('x', 100);

    public static async Task RunAsync(string file, Guid group, Volume volume)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=600");
        await connection.OpenAsync();
        string id = Convert.ToHexString(group.ToByteArray(bigEndian: true));
        await RunAsync(connection, "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -500000; pragma locking_mode = exclusive");
        await RunAsync(connection, Members(volume));
        await RunAsync(connection, Messages(id, volume));
        await RunAsync(connection, Group(id, volume));
        await RunAsync(connection, "pragma journal_mode = wal");
    }

    private static string Members(Volume volume) => $"""
        insert into users (company_id, id, name)
        select 'acme', 'user-' || i, 'User ' || i from {Numbers(0, Volume.Conversations - 1)};

        insert into conversations (company_id, id, kind, name, status, archived_by_itself, archived_under_block,
          last_seq, last_rev, changed_rev, last_message_at, created_at)
        select 'acme', {ConversationId("i")}, 'group', 'Conversation ' || i, 'open', 0, 0,
          {volume.InEach}, {volume.InEach}, 0, {Now} - i * 7919 % {Volume.Conversations} * 60000, 1
        from {Numbers(0, Volume.Conversations - 1)};

        insert into members (company_id, conversation_id, user_id, role, delivered_seq, read_seq, sent_count, joined_seq, joined_at)
        select 'acme', {ConversationId("i")}, 'carl', 'owner', 0, max(0, {volume.InEach} - i % 7), {volume.InEach / 2}, 0, 1
        from {Numbers(0, Volume.Conversations - 1)}
        union all
        select 'acme', {ConversationId("i")}, 'user-' || i, 'member', 0, 0, {(volume.InEach + 1) / 2}, 0, 1
        from {Numbers(0, Volume.Conversations - 1)}
        """;

    private static string Messages(string group, Volume volume) => $"""
        insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at)
        select 'acme', x'{group}', i, i, i, cast(printf('a%015d', i) as blob), 'ann', i, 'text', '{Text}', 0, {Now}
        from {Numbers(1, volume.InGroup)};

        insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at)
        select 'acme', {ConversationId("c")}, n, n, n, cast(printf('b%015d', i) as blob),
          case when n % 2 = 0 then 'carl' else 'user-' || c end, (n + 1) / 2, 'text', '{Text}', 0, {Now}
        from (select i, i / {volume.InEach} as c, i % {volume.InEach} + 1 as n from {Numbers(0, (volume.InEach * Volume.Conversations) - 1)})
        """;

    private static string Group(string group, Volume volume) => $"""
        update conversations set last_seq = {volume.InGroup}, last_rev = {volume.InGroup}, last_message_at = {Now} where id = x'{group}';
        update members set sent_count = {volume.InGroup} where conversation_id = x'{group}' and user_id = 'ann'
        """;

    // Sorts behind the ids that are made of the time.
    private static string ConversationId(string number) => $"cast(printf('conversation%04d', {number}) as blob)";

    private static string Numbers(long first, long last) =>
        $"(with recursive n (i) as (select {first} union all select i + 1 from n where i < {last}) select i from n)";

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
