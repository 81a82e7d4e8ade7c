using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;

namespace Parley.Storage.Postgres.Tables;

/// <summary>The rate windows of a batch's senders, from their latest messages.</summary>
internal sealed class PostgresRates(FactKeys keys)
{
    // Every message that is skipped on the way to the oldest of a window costs a look into the table. So one is looked at that is a quarter of the way:
    // where it has left the window, the older ones have, too, and there is room.
    private static readonly string Latest =
        "select k.company_id, k.conversation_id, k.sender_id, latest.created_at "
        + $"from {PostgresRows.Of("company_id", "conversation_id", "sender_id", "commands")} k "
        + "cross join lateral (select c.kind = 'order' as is_order from conversations c where c.id = k.conversation_id and c.company_id = k.company_id limit 1) c "
        + "cross join lateral (select case when c.is_order then $5 else $6 end as messages, case when c.is_order then $7 else $8 end as since) w "
        + "cross join lateral (select g.created_at from messages g where g.conversation_id = k.conversation_id and g.sender_id = k.sender_id "
        + "and g.company_id = k.company_id and w.messages > 0 order by g.seq desc offset greatest(0, least(w.messages / 4, w.messages - k.commands)) limit 1) near "
        + "cross join lateral (select g.created_at from messages g where g.conversation_id = k.conversation_id and g.sender_id = k.sender_id "
        + "and g.company_id = k.company_id and near.created_at > w.since order by g.seq desc offset greatest(0, w.messages - k.commands) limit k.commands) latest";

    private readonly Dictionary<MemberKey, List<DateTimeOffset>> _times = [];

    public void Load(PostgresBatch statements)
    {
        if (keys.Rates.Count > 0)
        {
            statements.Query(
                Latest,
                Read,
                PostgresBatch.Text(keys.Rates, static rate => rate.Key.Company),
                PostgresBatch.Ids(keys.Rates, static rate => rate.Key.ConversationId),
                PostgresBatch.Text(keys.Rates, static rate => rate.Key.UserId),
                PostgresBatch.Numbers(keys.Rates, static rate => rate.Value),
                PostgresBatch.Number(keys.WindowLimitOf(ConversationKind.Order)),
                PostgresBatch.Number(keys.WindowLimitOf(ConversationKind.Group)),
                PostgresBatch.Time(keys.WindowStartOf(ConversationKind.Order)),
                PostgresBatch.Time(keys.WindowStartOf(ConversationKind.Group)));
        }
    }

    /// <summary>What was read of a sender, in a conversation of this kind.</summary>
    public RateWindow WindowOf(MemberKey sender, ConversationKind kind)
    {
        int limit = keys.WindowLimitOf(kind);
        List<DateTimeOffset> times = _times.GetValueOrDefault(sender) ?? [];
        times.Sort(static (one, other) => other.CompareTo(one));
        return new RateWindow(limit, RateWindow.OffsetFor(limit, keys.Rates[sender]), times);
    }

    private void Read(DbRow row)
    {
        var sender = new MemberKey(row.Text(0), row.Id(1), row.Text(2));
        if (!_times.TryGetValue(sender, out List<DateTimeOffset>? times))
        {
            _times[sender] = times = [];
        }

        times.Add(row.Time(3));
    }
}
