using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>Reads conversations as one user sees them, whatever chooses the conversations.</summary>
internal sealed class ConversationRows(Database database)
{
    private const int MemberColumn = RowReader.ConversationColumnCount;
    private const int OrderColumn = MemberColumn + RowReader.MemberColumnCount;
    private const int MessageColumn = OrderColumn + RowReader.OrderColumnCount;
    private const int UnreadColumn = MessageColumn + RowReader.MessageColumnCount;

    /// <summary>The ids of one page; nothing but conversations is read for those that are not on it.</summary>
    private const string Page = """
        (select c.id
        from members m cross join conversations c
        where m.company_id = @company and m.user_id = @user and m.left_at is null
          and c.id = m.conversation_id and c.company_id = @company
          and (cast(@status as text) is null or c.status = @status)
          and (coalesce(c.last_message_at, c.created_at), c.id) < (@active_before, @id_before)
        order by coalesce(c.last_message_at, c.created_at) desc, c.id desc
        limit @limit) as ids
        """;

    private static readonly ConversationCursor Beginning = new(DateTimeOffset.MaxValue, Guid.AllBitsSet);

    private readonly string _ofIds = Select(database, database.IdRows("@ids"));
    private readonly string _ofPage = Select(database, Page);

    /// <summary>Those of the ids that the company has, in any order.</summary>
    public Task<List<ConversationRow>> OfAsync(ReadSession session, UserKey user, Guid[] ids, CancellationToken cancellationToken) =>
        session.QueryAsync(_ofIds, Read, cancellationToken, ("@company", user.Company), ("@user", user.Id), ("@ids", ids));

    /// <summary>A page of the user's own, the newest activity first.</summary>
    public Task<List<ConversationRow>> PageAsync(
        ReadSession session, UserKey user, ConversationListQuery query, CancellationToken cancellationToken)
    {
        ConversationCursor after = query.After ?? Beginning;
        return session.QueryAsync(
            _ofPage,
            Read,
            cancellationToken,
            ("@company", user.Company),
            ("@user", user.Id),
            ("@status", query.Status is { } status ? StoredNames.Of(status) : null),
            ("@active_before", after.ActiveAt),
            ("@id_before", after.Id),
            ("@limit", query.Limit));
    }

    private ConversationRow Read(DbRow row) => new(
        RowReader.Conversation(row),
        row.IsNull(MemberColumn) ? null : RowReader.Member(row, MemberColumn),
        row.IsNull(OrderColumn) ? null : RowReader.Order(row, OrderColumn),
        row.IsNull(MessageColumn) ? null : RowReader.Message(row, MessageColumn),
        row.IsNull(UnreadColumn) ? 0 : row.Number(UnreadColumn));

    // SQLite takes the tables of a cross join in the order in which they are written: few ids first.
    private static string Select(Database database, string ids) => $"""
        select {RowReader.ConversationColumns}, {RowReader.MemberColumns}, {RowReader.OrderColumns}, {RowReader.MessageColumns},
          {UnreadCount.Sql(database)}
        from {ids}
        cross join conversations c
        left join members m on m.company_id = c.company_id and m.conversation_id = c.id and m.user_id = @user and m.left_at is null
        left join orders o on o.company_id = c.company_id and o.id = c.order_id
        left join messages g on g.company_id = c.company_id and g.conversation_id = c.id and g.seq = c.last_seq
        where c.company_id = @company and c.id = ids.id
        order by coalesce(c.last_message_at, c.created_at) desc, c.id desc
        """;
}
