using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;

namespace Parley.Storage.Reading;

/// <summary>Reads what changed in conversations after a <c>rev</c> of each.</summary>
internal sealed class MissedMessagesReader(Database database)
{
    // Messages that were never changed have the rev they were made with, which rises with seq: those after @rev are the ones after some seq.
    // It lies between @low and @high, and the space between is halved until nothing is left of it.
    internal string Sql { get; } = $"""
        with recursive halving(low, high) as (
          select cast(@low as bigint), cast(@high as bigint)
          union all
          select case when g.created_rev <= @rev then g.seq else h.low end, case when g.created_rev <= @rev then h.high else g.seq - 1 end
          from halving h cross join messages g
          where h.low < h.high
            and g.company_id = @company and g.conversation_id = @conversation and g.seq = (h.low + h.high + 1) / 2)
        select {RowReader.MessageColumns}
        from (
          select * from (
            select g.* from messages g
            where g.company_id = @company and g.conversation_id = @conversation
              and g.seq > (select low from halving where low = high) and g.edited_at is null and g.deleted_at is null
            order by g.seq limit @limit) unchanged
          union all
          select * from (
            select g.* from messages g {database.Using("messages_changed")}
            where g.company_id = @company and g.conversation_id = @conversation
              and g.rev > @rev and (g.edited_at is not null or g.deleted_at is not null)
            order by g.rev limit @limit) changed) g
        order by g.rev limit @limit
        """;

    /// <summary>In the order of <paramref name="known"/>, at most <paramref name="limit"/> messages in all.</summary>
    public async Task<List<MissedMessages>> ReadAsync(
        ReadSession session, IReadOnlyList<(Conversation Conversation, long Rev)> known, int limit, CancellationToken cancellationToken)
    {
        List<MissedMessages> all = [];
        while (all.Count < known.Count)
        {
            (Conversation Conversation, long Rev)[] next = [.. Next(known.Skip(all.Count), limit)];
            List<List<Message>> missed = await session.QueryEachAsync(
                Sql,
                row => RowReader.Message(row),
                [.. next.Where(static one => IsBehind(one)).Select(one => Parameters(one, limit + 1))],
                cancellationToken);
            int index = 0;
            foreach ((Conversation Conversation, long Rev) one in next)
            {
                MissedMessages cut = IsBehind(one) ? Cut(missed[index++], limit) : MissedMessages.None;
                limit -= cut.Messages.Count;
                all.Add(cut);
            }
        }

        return all;
    }

    // As many conversations as may fill the limit: a changed message took a rev of its own, so no more changed than the rev moved.
    private static IEnumerable<(Conversation Conversation, long Rev)> Next(IEnumerable<(Conversation Conversation, long Rev)> known, int limit)
    {
        long messages = 0;
        foreach ((Conversation Conversation, long Rev) one in known)
        {
            yield return one;
            messages += Math.Min(one.Conversation.LastRev - one.Rev, limit + 1);
            if (messages > limit && limit > 0)
            {
                yield break;
            }
        }
    }

    private static bool IsBehind((Conversation Conversation, long Rev) one) => one.Rev < one.Conversation.LastRev;

    private static MissedMessages Cut(List<Message> messages, int limit) =>
        messages.Count > limit ? new MissedMessages(messages[..limit], HasMore: true) : new MissedMessages(messages, HasMore: false);

    private static (string Name, object? Value)[] Parameters((Conversation Conversation, long Rev) known, int limit)
    {
        (Conversation conversation, long rev) = known;

        // Every message took one rev of its own, every other change one more.
        long otherChanges = conversation.LastRev - conversation.LastSeq;
        return
        [
            ("@company", conversation.Company),
            ("@conversation", conversation.Id),
            ("@rev", rev),
            ("@low", Math.Clamp(rev - otherChanges, 0, conversation.LastSeq)),
            ("@high", Math.Min(rev, conversation.LastSeq)),
            ("@limit", limit),
        ];
    }
}
