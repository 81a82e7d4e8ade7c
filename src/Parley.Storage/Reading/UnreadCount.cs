namespace Parley.Storage.Reading;

/// <summary>How many messages a member has not read, out of positions: a few look-ups, however many they are.</summary>
internal static class UnreadCount
{
    /// <summary>Of the member <c>m</c> in the conversation <c>c</c>.</summary>
    public static string Sql(Database database) => $"""
        {WithDeletedSql(database)}
        - (select count(*) from messages gone {database.Using("messages_deleted")}
            where gone.company_id = m.company_id and gone.conversation_id = m.conversation_id and gone.seq > m.read_seq
              and gone.sender_id <> m.user_id and gone.deleted_at is not null)
        """;

    /// <summary>
    /// The same with the deleted ones of others: all after the read position, but for own ones (those ever sent without those up to there: the
    /// newest of them has their number).
    /// </summary>
    public static string WithDeletedSql(Database database) => $"""
        c.last_seq - m.read_seq
        - case when m.sent_count = 0 then 0 else m.sent_count - coalesce((
            select own.sender_seq from messages own {database.Using("messages_sender")}
            where own.company_id = m.company_id and own.conversation_id = m.conversation_id and own.sender_id = m.user_id
              and own.seq <= m.read_seq
            order by own.seq desc limit 1), 0) end
        """;

    /// <summary>The conversations of <c>@user</c> that something is behind in, with their counts, which may be 0.</summary>
    public static string OfUserSql(Database database) => $"""
        select c.id, {Sql(database)}
        from members m cross join conversations c
        where m.company_id = @company and m.user_id = @user and m.left_at is null
          and c.id = m.conversation_id and c.company_id = @company and c.last_seq > m.read_seq
        """;
}
