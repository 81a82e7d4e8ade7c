using System.Text.Json;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Storage.Sqlite;

/// <summary>Loads what a batch is decided by. The transaction holds SQLite's one write lock, so nothing here can change any more.</summary>
internal sealed class SqliteFactLoader(SqliteWriteSession session, AppendBatch batch)
{
    private const string Conversations = $"select {RowReader.ConversationColumns} from conversations c where c.company_id = ?1 and ";

    private readonly Facts _facts = batch.Facts;
    private readonly FactKeys _keys = batch.Keys;
    private readonly Dictionary<ConversationKey, Conversation> _conversations = [];

    public void Load()
    {
        LoadConversations();
        LoadOrders();
        LoadMembers();
        LoadFloors();
        LoadUsers();
        LoadMessages();
        LoadRates();
        LoadQuotas();
    }

    private void LoadConversations()
    {
        foreach (ConversationKey key in _keys.Conversations)
        {
            Add(session.Statement(Conversations + "c.id = ?2").Bind(1, key.Company).Bind(2, key.Id));
        }

        foreach (DirectKey key in _keys.DirectPairs)
        {
            Add(session.Statement(Conversations + "c.direct_key = ?2").Bind(1, key.Company).Bind(2, key.Pair));
        }

        foreach (OrderKey key in _keys.Orders)
        {
            Add(session.Statement(Conversations + "c.order_id = ?2").Bind(1, key.Company).Bind(2, key.Id));
        }
    }

    private void Add(SqliteStatement rows)
    {
        while (rows.Step())
        {
            Conversation conversation = RowReader.Conversation(rows);
            if (_conversations.TryAdd(conversation.Key, conversation))
            {
                _facts.Set(conversation);
            }
        }
    }

    private void LoadOrders()
    {
        HashSet<OrderKey> orders = [.. _keys.Orders];
        foreach (Conversation conversation in _conversations.Values)
        {
            if (conversation.OrderId is { } orderId)
            {
                orders.Add(new OrderKey(conversation.Company, orderId));
            }
        }

        foreach (OrderKey key in orders)
        {
            SqliteStatement rows = session
                .Statement($"select {RowReader.OrderColumns} from orders o where o.company_id = ?1 and o.id = ?2")
                .Bind(1, key.Company).Bind(2, key.Id);
            while (rows.Step())
            {
                _facts.Set(RowReader.Order(rows));
            }
        }
    }

    private void LoadMembers()
    {
        foreach (ConversationKey key in _keys.Rosters)
        {
            Add(session
                .Statement($"select {RowReader.MemberColumns} from members m where m.conversation_id = ?1 and m.company_id = ?2 and m.left_at is null")
                .Bind(1, key.Id).Bind(2, key.Company));
        }

        foreach (MemberKey key in _keys.Members)
        {
            Add(session
                .Statement($"select {RowReader.MemberColumns} from members m where m.conversation_id = ?1 and m.user_id = ?2 and m.company_id = ?3")
                .Bind(1, key.ConversationId).Bind(2, key.UserId).Bind(3, key.Company));
        }

        void Add(SqliteStatement rows)
        {
            while (rows.Step())
            {
                _facts.Set(RowReader.Member(rows));
            }
        }
    }

    private void LoadFloors()
    {
        foreach (ConversationKey key in _keys.Floors)
        {
            IEnumerable<string> named = _keys.Members.Where(member => member.ConversationId == key.Id).Select(static member => member.UserId);
            SqliteStatement rows = session
                .Statement(
                    "select min(m.delivered_seq), min(m.read_seq) from members m where m.conversation_id = ?1 and m.company_id = ?2 and m.left_at is null "
                    + "and m.user_id not in (select value from json_each(?3))")
                .Bind(1, key.Id).Bind(2, key.Company).Bind(3, JsonSerializer.Serialize(named));
            while (rows.Step())
            {
                if (!rows.IsNull(0))
                {
                    _facts.SetFloor(key, rows.Number(0), rows.Number(1));
                }
            }
        }
    }

    private void LoadUsers()
    {
        foreach (UserKey key in _keys.Users)
        {
            SqliteStatement rows = session
                .Statement($"select {RowReader.UserColumns} from users u where u.company_id = ?1 and u.id = ?2")
                .Bind(1, key.Company).Bind(2, key.Id);
            while (rows.Step())
            {
                _facts.Set(RowReader.User(rows));
            }
        }
    }

    private void LoadMessages()
    {
        foreach (MessageKey key in _keys.Messages)
        {
            Add(session
                .Statement($"select {RowReader.MessageColumns} from messages g where g.id = ?1 and g.conversation_id = ?2 and g.company_id = ?3")
                .Bind(1, key.Id).Bind(2, key.ConversationId).Bind(3, key.Company));
        }

        foreach (ClientIdKey key in _keys.ClientIds)
        {
            Add(session
                .Statement(
                    $"select {RowReader.MessageColumns} from messages g "
                    + "where g.conversation_id = ?1 and g.sender_id = ?2 and g.client_id = ?3 and g.company_id = ?4")
                .Bind(1, key.ConversationId).Bind(2, key.SenderId).Bind(3, key.ClientId).Bind(4, key.Company));
        }

        void Add(SqliteStatement rows)
        {
            while (rows.Step())
            {
                _facts.Set(RowReader.Message(rows));
            }
        }
    }

    private void LoadRates()
    {
        foreach ((MemberKey sender, int commands) in _keys.Rates)
        {
            if (!_conversations.TryGetValue(new ConversationKey(sender.Company, sender.ConversationId), out Conversation? conversation))
            {
                continue;
            }

            int limit = _keys.WindowLimitOf(conversation.Kind);
            int offset = RateWindow.OffsetFor(limit, commands);
            _facts.Set(sender, new RateWindow(limit, offset, limit == 0 ? [] : LatestTimes(sender, offset, commands)));
        }
    }

    private List<DateTimeOffset> LatestTimes(MemberKey sender, int offset, int count)
    {
        SqliteStatement rows = session
            .Statement(
                "select g.created_at from messages g indexed by messages_sender where g.conversation_id = ?1 and g.sender_id = ?2 and g.company_id = ?3 "
                + "order by g.seq desc limit ?4 offset ?5")
            .Bind(1, sender.ConversationId).Bind(2, sender.UserId).Bind(3, sender.Company).Bind(4, count).Bind(5, offset);
        List<DateTimeOffset> times = [];
        while (rows.Step())
        {
            times.Add(rows.Time(0));
        }

        return times;
    }

    private void LoadQuotas()
    {
        foreach (UserKey user in _keys.Quotas.Keys)
        {
            SqliteStatement rows = session
                .Statement("select sent from quotas where company_id = ?1 and user_id = ?2 and day = ?3")
                .Bind(1, user.Company).Bind(2, user.Id).Bind(3, SqliteChangeWriter.NameOf(_keys.Day));
            while (rows.Step())
            {
                _facts.SetQuota(user, (int)rows.Number(0));
            }
        }
    }
}
