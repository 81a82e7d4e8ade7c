using Npgsql;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Storage.Postgres;

/// <summary>
/// Begins the transaction of a batch, locks and loads what it is decided by. The locks come first, in statements of their own: each statement sees
/// what was committed when it began, so one that began before the wait for a lock would still see a removed member. What has a key is looked up in a
/// <c>lateral … limit 1</c>: planned on its own, by that key, whatever the statistics say.
/// </summary>
internal sealed class PostgresFactLoader(PostgresDatabase database, NpgsqlConnection connection, AppendBatch batch)
{
    private readonly Facts _facts = batch.Facts;
    private readonly FactKeys _keys = batch.Keys;

    // What reads the rows of each statement of the round trip, in their order.
    private readonly List<Action<DbRow>> _readers = [];
    private readonly Dictionary<ConversationKey, Conversation> _conversations = [];
    private readonly Dictionary<MemberKey, List<DateTimeOffset>> _times = [];

    /// <summary>What is stored of the users, and locked.</summary>
    public HashSet<UserKey> Users { get; } = [];

    /// <summary>What is stored of the orders, and locked.</summary>
    public HashSet<OrderKey> Orders { get; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        HashSet<ConversationKey> conversations = [.. _keys.Conversations];
        if (_keys.DirectPairs.Count + _keys.Orders.Count > 0)
        {
            conversations.UnionWith(await FindAsync(cancellationToken));
        }

        await using var statements = new PostgresBatch(connection);
        statements.Add("begin");
        if (batch.IsPart)
        {
            // Looking for the one command that waits for somebody: the others have waited with it already.
            statements.Add("set local lock_timeout = 50");
        }

        LockConversations(statements, conversations);
        LockOrders(statements);
        AddQuotas(statements);
        AddMembers(statements);
        LockUsers(statements);
        AddMessages(statements);
        AddRates(statements);
        AddLateThreads(statements);
        await RunAsync(statements, cancellationToken);
        SetRates();
    }

    // The conversations that are not named by their ids have to be known before all of them can be locked in one order.
    private async Task<List<ConversationKey>> FindAsync(CancellationToken cancellationToken)
    {
        List<ConversationKey> found = [];
        await using var statements = new PostgresBatch(connection);
        AddDirectPairs(statements, row => found.Add(new ConversationKey(row.Text(0), row.Id(1))));
        AddThreads(statements, row => found.Add(new ConversationKey(row.Text(0), row.Id(1))));
        await RunAsync(statements, cancellationToken);
        return found;
    }

    private void LockConversations(PostgresBatch statements, HashSet<ConversationKey> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        NpgsqlParameter companies = PostgresBatch.Text(keys, static key => key.Company);
        NpgsqlParameter ids = PostgresBatch.Ids(keys, static key => key.Id);
        Add(
            statements,
            $"select {RowReader.ConversationColumns} from unnest($1, $2) k (company_id, id) "
            + "join conversations c on c.id = k.id and c.company_id = k.company_id order by c.id for update of c",
            row =>
            {
                Conversation conversation = RowReader.Conversation(row);
                _conversations[conversation.Key] = conversation;
                _facts.Set(conversation);
            },
            companies,
            ids);
        Add(
            statements,
            $"select {RowReader.OrderColumns} from unnest($1, $2) k (company_id, id) "
            + "cross join lateral (select c.order_id from conversations c where c.id = k.id and c.company_id = k.company_id limit 1) c "
            + "cross join lateral (select * from orders o where o.company_id = k.company_id and o.id = c.order_id limit 1) o",
            row => _facts.Set(RowReader.Order(row)),
            companies.Clone(),
            ids.Clone());
    }

    private void LockOrders(PostgresBatch statements)
    {
        if (_keys.Orders.Count > 0)
        {
            Add(
                statements,
                $"select {RowReader.OrderColumns} from unnest($1, $2) k (company_id, id) "
                + "join orders o on o.company_id = k.company_id and o.id = k.id order by o.company_id, o.id for update of o",
                row =>
                {
                    Order order = RowReader.Order(row);
                    Orders.Add(order.Key);
                    _facts.Set(order);
                },
                PostgresBatch.Text(_keys.Orders, static key => key.Company),
                PostgresBatch.Text(_keys.Orders, static key => key.Id));
        }
    }

    // A row for everybody first, so that two nodes cannot both miss the first message of a day.
    private void AddQuotas(PostgresBatch statements)
    {
        if (_keys.Quotas.Count == 0)
        {
            return;
        }

        UserKey[] users = [.. _keys.Quotas.OrderBy(static user => user.Company, StringComparer.Ordinal).ThenBy(static user => user.Id, StringComparer.Ordinal)];
        NpgsqlParameter companies = PostgresBatch.Text(users, static user => user.Company);
        NpgsqlParameter ids = PostgresBatch.Text(users, static user => user.Id);
        statements.Add(
            "insert into quotas (company_id, user_id, day, sent) select k.company_id, k.user_id, $3, 0 from unnest($1, $2) k (company_id, user_id) "
            + "on conflict do nothing",
            companies,
            ids,
            PostgresBatch.Day(_keys.Day));
        Add(
            statements,
            "select q.company_id, q.user_id, q.sent::bigint from unnest($1, $2) k (company_id, user_id) "
            + "cross join lateral (select * from quotas q where q.company_id = k.company_id and q.user_id = k.user_id and q.day = $3 limit 1 for update) q",
            row => _facts.SetQuota(new UserKey(row.Text(0), row.Text(1)), (int)row.Number(2)),
            companies.Clone(),
            ids.Clone(),
            PostgresBatch.Day(_keys.Day));
    }

    private void AddMembers(PostgresBatch statements)
    {
        if (_keys.Rosters.Count > 0)
        {
            Add(
                statements,
                $"select {RowReader.MemberColumns} from unnest($1, $2) k (company_id, id) "
                + "join members m on m.conversation_id = k.id and m.company_id = k.company_id and m.left_at is null",
                row => _facts.Set(RowReader.Member(row)),
                PostgresBatch.Text(_keys.Rosters, static key => key.Company),
                PostgresBatch.Ids(_keys.Rosters, static key => key.Id));
        }

        if (_keys.Members.Count > 0)
        {
            Add(
                statements,
                $"select {RowReader.MemberColumns} from unnest($1, $2, $3) k (company_id, conversation_id, user_id) "
                + "cross join lateral (select * from members m "
                + "where m.conversation_id = k.conversation_id and m.user_id = k.user_id and m.company_id = k.company_id limit 1) m",
                row => _facts.Set(RowReader.Member(row)),
                PostgresBatch.Text(_keys.Members, static key => key.Company),
                PostgresBatch.Ids(_keys.Members, static key => key.ConversationId),
                PostgresBatch.Text(_keys.Members, static key => key.UserId));
        }
    }

    private void LockUsers(PostgresBatch statements)
    {
        if (_keys.Users.Count > 0)
        {
            Add(
                statements,
                $"select {RowReader.UserColumns} from unnest($1, $2) k (company_id, id) "
                + "join users u on u.company_id = k.company_id and u.id = k.id order by u.company_id, u.id for update of u",
                row =>
                {
                    User user = RowReader.User(row);
                    Users.Add(user.Key);
                    _facts.Set(user);
                },
                PostgresBatch.Text(_keys.Users, static key => key.Company),
                PostgresBatch.Text(_keys.Users, static key => key.Id));
        }
    }

    private void AddMessages(PostgresBatch statements)
    {
        if (_keys.Messages.Count > 0)
        {
            Add(
                statements,
                $"select {RowReader.MessageColumns} from unnest($1, $2, $3) k (company_id, conversation_id, id) "
                + "cross join lateral (select * from messages g "
                + "where g.id = k.id and g.conversation_id = k.conversation_id and g.company_id = k.company_id limit 1) g",
                row => _facts.Set(RowReader.Message(row)),
                PostgresBatch.Text(_keys.Messages, static key => key.Company),
                PostgresBatch.Ids(_keys.Messages, static key => key.ConversationId),
                PostgresBatch.Ids(_keys.Messages, static key => key.Id));
        }

        if (_keys.ClientIds.Count > 0)
        {
            Add(
                statements,
                $"select {RowReader.MessageColumns} from unnest($1, $2, $3, $4) k (company_id, conversation_id, sender_id, client_id) "
                + "cross join lateral (select * from messages g where g.conversation_id = k.conversation_id and g.sender_id = k.sender_id "
                + "and g.client_id = k.client_id and g.company_id = k.company_id limit 1) g",
                row => _facts.Set(RowReader.Message(row)),
                PostgresBatch.Text(_keys.ClientIds, static key => key.Company),
                PostgresBatch.Ids(_keys.ClientIds, static key => key.ConversationId),
                PostgresBatch.Text(_keys.ClientIds, static key => key.SenderId),
                PostgresBatch.Text(_keys.ClientIds, static key => key.ClientId));
        }
    }

    private void AddRates(PostgresBatch statements)
    {
        if (_keys.Rates.Count == 0)
        {
            return;
        }

        Add(
            statements,
            "select k.company_id, k.conversation_id, k.sender_id, latest.created_at "
            + "from unnest($1, $2, $3, $4) k (company_id, conversation_id, sender_id, commands) "
            + "cross join lateral (select c.kind from conversations c where c.id = k.conversation_id and c.company_id = k.company_id limit 1) c "
            + "cross join lateral (select case c.kind when 'order' then $5 else $6 end as messages) window_limit "
            + "cross join lateral (select g.created_at from messages g where g.conversation_id = k.conversation_id and g.sender_id = k.sender_id "
            + "and g.company_id = k.company_id order by g.seq desc offset greatest(0, window_limit.messages - k.commands) limit k.commands) latest "
            + "where window_limit.messages > 0",
            row =>
            {
                var sender = new MemberKey(row.Text(0), row.Id(1), row.Text(2));
                if (!_times.TryGetValue(sender, out List<DateTimeOffset>? times))
                {
                    _times[sender] = times = [];
                }

                times.Add(row.Time(3));
            },
            PostgresBatch.Text(_keys.Rates, static rate => rate.Key.Company),
            PostgresBatch.Ids(_keys.Rates, static rate => rate.Key.ConversationId),
            PostgresBatch.Text(_keys.Rates, static rate => rate.Key.UserId),
            PostgresBatch.Numbers(_keys.Rates, static rate => rate.Value),
            PostgresBatch.Number(_keys.WindowLimitOf(ConversationKind.Order)),
            PostgresBatch.Number(_keys.WindowLimitOf(ConversationKind.Group)));
    }

    private void SetRates()
    {
        foreach ((MemberKey sender, int commands) in _keys.Rates)
        {
            if (_conversations.TryGetValue(new ConversationKey(sender.Company, sender.ConversationId), out Conversation? conversation))
            {
                int limit = _keys.WindowLimitOf(conversation.Kind);
                List<DateTimeOffset> times = _times.GetValueOrDefault(sender) ?? [];
                times.Sort(static (one, other) => other.CompareTo(one));
                _facts.Set(sender, new RateWindow(limit, RateWindow.OffsetFor(limit, commands), times));
            }
        }
    }

    // Found again under the locks: what another node has started since would be left out.
    private void AddLateThreads(PostgresBatch statements)
    {
        AddDirectPairs(statements, ThrowIfNotLocked);
        AddThreads(statements, ThrowIfNotLocked);

        void ThrowIfNotLocked(DbRow row)
        {
            if (!_conversations.ContainsKey(new ConversationKey(row.Text(0), row.Id(1))))
            {
                throw new BatchConflictException("Another node has just started this conversation");
            }
        }
    }

    private void AddDirectPairs(PostgresBatch statements, Action<DbRow> read)
    {
        if (_keys.DirectPairs.Count > 0)
        {
            Add(
                statements,
                "select c.company_id, c.id from unnest($1, $2) k (company_id, pair) join conversations c on c.company_id = k.company_id and c.direct_key = k.pair",
                read,
                PostgresBatch.Text(_keys.DirectPairs, static key => key.Company),
                PostgresBatch.Text(_keys.DirectPairs, static key => key.Pair));
        }
    }

    private void AddThreads(PostgresBatch statements, Action<DbRow> read)
    {
        if (_keys.Orders.Count > 0)
        {
            Add(
                statements,
                "select c.company_id, c.id from unnest($1, $2) k (company_id, id) join conversations c on c.company_id = k.company_id and c.order_id = k.id",
                read,
                PostgresBatch.Text(_keys.Orders, static key => key.Company),
                PostgresBatch.Text(_keys.Orders, static key => key.Id));
        }
    }

    private void Add(PostgresBatch statements, string sql, Action<DbRow> read, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        statements.Add(sql, parameters);
        _readers.Add(read);
    }

    private async Task RunAsync(PostgresBatch statements, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await statements.ReadAsync(cancellationToken);
        var row = new DbRow(database, reader);
        foreach (Action<DbRow> read in _readers)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                read(row);
            }

            await reader.NextResultAsync(cancellationToken);
        }

        _readers.Clear();
    }
}
