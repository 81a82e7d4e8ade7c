using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;

namespace Parley.Storage.Reading;

/// <summary>Reads pages of a conversation's history.</summary>
internal sealed class HistoryReader(Database database)
{
    private const string Conversation = $"""
        select {RowReader.ConversationColumns}, {RowReader.MemberColumns}, (
          select g.seq from messages g where g.company_id = @company and g.conversation_id = c.id and g.id = @message)
        from conversations c
        left join members m on m.company_id = c.company_id and m.conversation_id = c.id and m.user_id = @user and m.left_at is null
        where c.company_id = @company and c.id = @conversation
        """;

    private const string Messages = $"""
        select {RowReader.MessageColumns} from messages g
        where g.company_id = @company and g.conversation_id = @conversation and g.seq >= @first and g.seq <= @last
        order by g.seq desc
        """;

    private readonly ParticipantsReader _participants = new(database);

    public Task<HistoryPage?> ReadAsync(ConversationKey key, string userId, HistoryQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                List<Start> found = await session.QueryAsync(
                    Conversation,
                    ReadStart,
                    cancellationToken,
                    ("@company", key.Company),
                    ("@conversation", key.Id),
                    ("@user", userId),
                    ("@message", query.MessageId));
                return found is [var start] ? await ReadPageAsync(session, start, query, cancellationToken) : null;
            },
            cancellationToken);

    private async Task<HistoryPage> ReadPageAsync(ReadSession session, Start start, HistoryQuery query, CancellationToken cancellationToken)
    {
        Conversation conversation = start.Conversation;
        long? position = query.Direction == HistoryDirection.Newest ? 0 : query.MessageId is null ? query.Seq : start.Position;
        Participants participants = await ReadFloorAsync(session, conversation, cancellationToken);
        var page = new HistoryPage
        {
            Conversation = conversation,
            Own = start.Own,
            PositionFound = position is not null,
            Messages = [],
            Floor = participants.Floor,
        };
        if (position is null)
        {
            return page;
        }

        var range = HistoryRange.Of(query.Direction, query.Limit, position.Value, conversation.LastSeq);
        List<Message> messages = await session.QueryAsync(
            Messages,
            row => RowReader.Message(row),
            cancellationToken,
            ("@company", conversation.Company),
            ("@conversation", conversation.Id),
            ("@first", range.First),
            ("@last", range.Last));
        return page with { Messages = messages, HasOlder = range.HasOlder, HasNewer = range.HasNewer };
    }

    private async Task<Participants> ReadFloorAsync(ReadSession session, Conversation conversation, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Participants> participants =
            await _participants.ReadAsync(session, conversation.Company, [conversation.Id], shown: 0, cancellationToken);
        return participants.GetValueOrDefault(conversation.Id, Participants.None);
    }

    private Start ReadStart(DbRow row)
    {
        const int member = RowReader.ConversationColumnCount;
        const int position = member + RowReader.MemberColumnCount;
        return new Start(
            RowReader.Conversation(row),
            row.IsNull(member) ? null : RowReader.Member(row, member),
            row.IsNull(position) ? null : row.Number(position));
    }

    private sealed record Start(Conversation Conversation, Member? Own, long? Position);
}
