using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>Reads what many users have not read: a statement each, in one round trip. See <see cref="ConversationReader.Circle"/>.</summary>
internal sealed class UnreadReader(Database database) : IUnreadReader
{
    // The company is asked of the conversation; see ConversationReader.MemberIds.
    internal const string Behind = """
        select m.user_id, m.read_seq from conversations c cross join members m
        where c.company_id = @company and c.id = @conversation and m.conversation_id = c.id and m.left_at is null and m.read_seq < @seq
        """;

    private readonly string _ofUser = UnreadCount.OfUserSql(database);

    public async Task<IReadOnlyList<IReadOnlyList<UnreadConversation>>> OfUsersAsync(
        IReadOnlyList<UserKey> users, CancellationToken cancellationToken)
    {
        List<List<UnreadConversation>> all = await database.ReadAsync(
            session => session.QueryEachAsync(
                _ofUser,
                static row => new UnreadConversation(row.Id(0), row.Number(1)),
                [.. users.Select(static user => new (string, object?)[] { ("@company", user.Company), ("@user", user.Id) })],
                cancellationToken),
            cancellationToken);
        all.ForEach(static behind => behind.RemoveAll(static conversation => conversation.UnreadCount == 0));
        return all;
    }

    public async Task<IReadOnlyList<MemberBehind>> BehindAsync(
        IReadOnlyList<(ConversationKey Conversation, long Seq)> places, CancellationToken cancellationToken)
    {
        List<List<(string UserId, long ReadSeq)>> all = await database.ReadAsync(
            session => session.QueryEachAsync(
                Behind, static row => (row.Text(0), row.Number(1)), [.. places.Select(static place => Parameters(place))], cancellationToken),
            cancellationToken);
        return
        [
            .. places.Zip(all).SelectMany(static one =>
                one.Second.Select(member => new MemberBehind(one.First.Conversation, member.UserId, member.ReadSeq))),
        ];
    }

    private static (string Name, object? Value)[] Parameters((ConversationKey Conversation, long Seq) place) =>
        [("@company", place.Conversation.Company), ("@conversation", place.Conversation.Id), ("@seq", place.Seq)];
}
