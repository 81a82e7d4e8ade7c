using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>Reads one conversation as many of its members see it: what they share is read once.</summary>
internal sealed class SharedViewsReader(Database database)
{
    private const int UnreadColumn = RowReader.MemberColumnCount;

    private readonly string _members = $"""
        select {RowReader.MemberColumns}, {UnreadCount.Sql(database)}
        from conversations c
        cross join {database.TextRows("@users")}
        cross join members m
        where c.company_id = @company and c.id = @conversation
          and m.company_id = @company and m.conversation_id = @conversation and m.user_id = value and m.left_at is null
        """;

    private readonly ConversationRows _rows = new(database);
    private readonly ParticipantsReader _participants = new(database);

    public async Task<IReadOnlyList<ConversationView>> ReadAsync(
        ConversationKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        userIds is [] ? [] : await database.ReadAsync(session => ReadAsync(session, key, [.. userIds.Distinct()], cancellationToken), cancellationToken);

    private async Task<List<ConversationView>> ReadAsync(
        ReadSession session, ConversationKey key, string[] userIds, CancellationToken cancellationToken)
    {
        List<ConversationRow> rows = await _rows.OfAsync(session, new UserKey(key.Company, userIds[0]), [key.Id], cancellationToken);
        if (rows is not [var shared])
        {
            return [];
        }

        List<(Member Own, long Unread)> members = await session.QueryAsync(
            _members,
            row => (RowReader.Member(row), row.Number(UnreadColumn)),
            cancellationToken,
            ("@company", key.Company),
            ("@conversation", key.Id),
            ("@users", userIds));
        Dictionary<Guid, Participants> participants =
            await _participants.ReadAsync(session, key.Company, [key.Id], IConversationReader.ListedParticipants, cancellationToken);
        Participants all = participants.GetValueOrDefault(key.Id, Participants.None);
        return members.ConvertAll(member => (shared with { Own = member.Own, UnreadCount = member.Unread }).With(all));
    }
}
