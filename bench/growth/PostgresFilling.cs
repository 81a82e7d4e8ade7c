using Npgsql;

namespace Parley.Bench.Growth;

/// <summary>
/// Fills a PostgreSQL. Messages of all conversations take turns, as they do when they are sent, so that a page of history lies on as many pages of the
/// table; the indexes are made afterwards.
/// </summary>
internal static class PostgresFilling
{
    public static async Task RunAsync(string connectionString, Guid group, Volume volume)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Command Timeout=0;Pooling=false");
        await connection.OpenAsync();
        string indexes = await AskAsync(connection, "select string_agg(indexdef, '; ') from pg_indexes where tablename = 'messages'");
        await RunAsync(connection, "set synchronous_commit = off; set maintenance_work_mem = '512MB'");
        await RunAsync(connection, Members(volume));
        await RunAsync(connection, "alter table messages drop constraint messages_pkey");
        await RunAsync(connection, "drop index messages_id, messages_client_id, messages_changed, messages_deleted, messages_sender");
        await RunAsync(connection, Messages(group, volume));
        await RunAsync(connection, Group(group, volume));
        await RunAsync(connection, indexes);
        await RunAsync(connection, "alter table messages add constraint messages_pkey primary key using index messages_pkey");
        await RunAsync(connection, "vacuum analyze");
        await RunAsync(connection, "checkpoint");
    }

    private static string Members(Volume volume) => $"""
        insert into users (company_id, id, name)
        select 'acme', 'user-' || i, 'User ' || i from generate_series(0, {Volume.Conversations - 1}) i;

        insert into conversations (company_id, id, kind, name, status, archived_by_itself, archived_under_block,
          last_seq, last_rev, changed_rev, last_message_at, created_at)
        select 'acme', {ConversationId("i")}, 'group', 'Conversation ' || i, 'open', false, false,
          {volume.InEach}, {volume.InEach}, 0, now() - i * 7919 % {Volume.Conversations} * interval '1 minute', now() - interval '1 year'
        from generate_series(0, {Volume.Conversations - 1}) i;

        insert into members (company_id, conversation_id, user_id, role, delivered_seq, read_seq, sent_count, joined_seq, joined_at)
        select 'acme', {ConversationId("i")}, 'carl', 'owner', 0, greatest(0, {volume.InEach} - i % 7), {volume.InEach / 2}, 0, now() - interval '1 year'
        from generate_series(0, {Volume.Conversations - 1}) i
        union all
        select 'acme', {ConversationId("i")}, 'user-' || i, 'member', 0, 0, {(volume.InEach + 1) / 2}, 0, now() - interval '1 year'
        from generate_series(0, {Volume.Conversations - 1}) i
        """;

    // Of the messages 1 … i, in_group are the group's: message i is one of them where that number grows.
    private static string Messages(Guid group, Volume volume) => $"""
        insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, content_hash, created_at)
        select 'acme', conversation, seq, seq, seq, lpad(to_hex(i), 32, '0')::uuid, sender, sender_seq, 'text', repeat('x', 100), 0,
          now() - ({volume.Messages} - i) * interval '1 second'
        from generate_series(1::bigint, {volume.Messages}) i
        cross join lateral (select i * {volume.InGroup} / {volume.Messages} as in_group, (i - 1) * {volume.InGroup} / {volume.Messages} as before) g
        cross join lateral (select i - in_group - 1 as other) o
        cross join lateral (
          select '{group}'::uuid as conversation, in_group as seq, 'ann' as sender, in_group as sender_seq
          where in_group > before
          union all
          select {ConversationId($"other % {Volume.Conversations}")}, n, case when n % 2 = 0 then 'carl' else 'user-' || other % {Volume.Conversations} end,
            (n + 1) / 2
          from (select other / {Volume.Conversations} + 1) numbered (n)
          where in_group = before) m
        """;

    private static string Group(Guid group, Volume volume) => $"""
        update conversations set last_seq = {volume.InGroup}, last_rev = {volume.InGroup}, last_message_at = now() where id = '{group}';
        update members set sent_count = {volume.InGroup} where conversation_id = '{group}' and user_id = 'ann'
        """;

    private static string ConversationId(string number) => $"('c' || lpad(to_hex({number}), 31, '0'))::uuid";

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
