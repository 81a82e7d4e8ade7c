using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>Reads conversations.</summary>
internal sealed class ConversationReader(Database database) : IConversationReader
{
    private const string IdsOf = """
        select m.conversation_id from members m
        where m.company_id = @company and m.user_id = @user and m.left_at is null
        """;

    // The company is asked of the conversation: with that of its members SQLite would look at all members of the company.
    internal const string MemberIds = """
        select m.user_id from conversations c cross join members m
        where c.company_id = @company and c.id = @conversation and m.conversation_id = c.id and m.left_at is null
        order by m.user_id
        """;

    private const string IsMember = """
        select 1 from members m
        where m.company_id = @company and m.conversation_id = @conversation and m.user_id = @user and m.left_at is null
        """;

    private readonly string _unread = UnreadCount.OfUserSql(database);

    private readonly string _expiredThreads = $"""
        select c.company_id, c.id
        from conversations c {database.Using("conversations_open_threads")} cross join orders o
        where c.status = 'open' and c.order_id is not null
          and o.company_id = c.company_id and o.id = c.order_id and o.status = @completed and o.completed_at <= @completed_before
        limit @limit
        """;

    // One user: for many, PostgreSQL without statistics looked at every member of the company for each. A group is counted no further than to the
    // first member too many, and its company not asked of them; see MemberIds.
    internal const string Circle = """
        select c.id
        from members m cross join conversations c
        where m.company_id = @company and m.user_id = @user and m.left_at is null
          and c.id = m.conversation_id and c.company_id = @company
          and (c.kind <> @group or @max_members >= (
            select count(*) from (
              select 1 from members other
              where other.conversation_id = c.id and other.left_at is null
              limit @counted) as counted))
        """;

    private readonly ConversationRows _rows = new(database);
    private readonly ParticipantsReader _participants = new(database);
    private readonly SharedViewsReader _views = new(database);

    public Task<ConversationView?> FindAsync(ConversationKey key, string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var user = new UserKey(key.Company, userId);
                List<ConversationRow> rows = await _rows.OfAsync(session, user, [key.Id], cancellationToken);
                List<ConversationView> views = await WithParticipantsAsync(session, rows, int.MaxValue, cancellationToken);
                return views.SingleOrDefault();
            },
            cancellationToken);

    public Task<OwnConversation?> FindOwnAsync(ConversationKey key, string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                List<ConversationRow> rows = await _rows.OfAsync(session, new UserKey(key.Company, userId), [key.Id], cancellationToken);
                return rows is [var row] ? new OwnConversation(row.Conversation, row.Own, row.UnreadCount) : null;
            },
            cancellationToken);

    public Task<IReadOnlyList<ConversationView>> ViewsAsync(
        ConversationKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        _views.ReadAsync(key, userIds, cancellationToken);

    public Task<IReadOnlyList<ConversationView>> ListAsync(UserKey user, ConversationListQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ConversationView>>(
            async session =>
            {
                List<ConversationRow> rows = await _rows.PageAsync(session, user, query, cancellationToken);
                return await WithParticipantsAsync(session, rows, IConversationReader.ListedParticipants, cancellationToken);
            },
            cancellationToken);

    public async Task<IReadOnlyList<Guid>> IdsOfAsync(UserKey user, CancellationToken cancellationToken) =>
        await database.QueryAsync(IdsOf, row => row.Id(0), cancellationToken, ("@company", user.Company), ("@user", user.Id));

    public async Task<IReadOnlyList<UnreadConversation>> UnreadAsync(UserKey user, CancellationToken cancellationToken)
    {
        List<UnreadConversation> behind = await database.QueryAsync(
            _unread,
            row => new UnreadConversation(row.Id(0), row.Number(1)),
            cancellationToken,
            ("@company", user.Company),
            ("@user", user.Id));
        behind.RemoveAll(static conversation => conversation.UnreadCount == 0);
        return behind;
    }

    public async Task<IReadOnlyList<string>> MemberIdsAsync(ConversationKey key, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            MemberIds, static row => row.Text(0), cancellationToken, ("@company", key.Company), ("@conversation", key.Id));

    public async Task<bool> IsMemberAsync(ConversationKey key, string userId, CancellationToken cancellationToken)
    {
        List<bool> found = await database.QueryAsync(
            IsMember, static _ => true, cancellationToken, ("@company", key.Company), ("@conversation", key.Id), ("@user", userId));
        return found is not [];
    }

    public async Task<IReadOnlyList<CircleConversation>> CirclesAsync(
        IReadOnlyList<UserKey> users, int maxMembers, CancellationToken cancellationToken)
    {
        UserKey[] each = [.. users.Distinct()];
        List<List<Guid>> circles = await database.ReadAsync(
            session => session.QueryEachAsync(
                Circle, static row => row.Id(0), [.. each.Select(user => CircleParameters(user, maxMembers))], cancellationToken),
            cancellationToken);
        return [.. each.Zip(circles).SelectMany(static one => one.Second.Select(id => new CircleConversation(one.First, id)))];
    }

    public async Task<IReadOnlyList<ConversationKey>> ExpiredThreadsAsync(
        DateTimeOffset completedBefore, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            _expiredThreads,
            row => new ConversationKey(row.Text(0), row.Id(1)),
            cancellationToken,
            ("@completed_before", completedBefore),
            ("@completed", OrderStatus.Completed),
            ("@limit", limit));

    private static (string Name, object? Value)[] CircleParameters(UserKey user, int maxMembers) =>
    [
        ("@company", user.Company),
        ("@user", user.Id),
        ("@group", StoredNames.Of(ConversationKind.Group)),
        ("@max_members", maxMembers),
        ("@counted", maxMembers + 1),
    ];

    private async Task<List<ConversationView>> WithParticipantsAsync(
        ReadSession session, List<ConversationRow> rows, int shown, CancellationToken cancellationToken)
    {
        if (rows is [])
        {
            return [];
        }

        Guid[] ids = [.. rows.Select(static row => row.Id)];
        Dictionary<Guid, Participants> participants =
            await _participants.ReadAsync(session, rows[0].Conversation.Company, ids, shown, cancellationToken);
        return rows.ConvertAll(row => row.With(participants.GetValueOrDefault(row.Id, Participants.None)));
    }
}
