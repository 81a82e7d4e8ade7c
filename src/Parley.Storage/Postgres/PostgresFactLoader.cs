using Npgsql;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;
using Parley.Storage.Postgres.Tables;

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
    private readonly PostgresRates _rates = new(batch.Keys);
    private readonly Dictionary<ConversationKey, Conversation> _conversations = [];

    /// <summary>What is stored of the users, and locked.</summary>
    public HashSet<UserKey> Users { get; } = [];

    /// <summary>What is stored of the orders, and locked.</summary>
    public HashSet<OrderKey> Orders { get; } = [];

    /// <summary>The id of the transaction, by which it is found again when its commit is not answered.</summary>
    public string? Transaction { get; private set; }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        HashSet<ConversationKey> conversations = _keys.Conversations;
        if (_keys.DirectPairs.Count + _keys.Orders.Count > 0)
        {
            conversations = [.. conversations, .. await FindAsync(cancellationToken)];
        }

        await using var statements = new PostgresBatch(database, connection);
        statements.Add("begin");
        if (batch.IsPart)
        {
            // Looking for the one command that waits for somebody: the others have waited with it already.
            statements.Add("set local lock_timeout = 50");
        }

        PostgresConversations.Lock(statements, conversations, Set);
        PostgresOrders.Load(statements, conversations, _facts.Set);
        PostgresOrders.Lock(statements, _keys.Orders, Set);
        PostgresQuotas.Count(statements, _keys, _facts.SetQuota);
        PostgresMembers.Load(statements, _keys, _facts.Set);
        PostgresMembers.LoadFloors(statements, _keys, _facts.SetFloor);
        PostgresUsers.Lock(statements, _keys.Users, Set);
        PostgresMessages.Load(statements, _keys, _facts.Set);
        _rates.Load(statements);

        // Found again under the locks: what another node has started since would be left out.
        PostgresConversations.Find(statements, _keys, ThrowIfNotLocked);

        // The locks have assigned one already; 2 µs.
        statements.Query("select pg_current_xact_id()::text", row => Transaction = row.Text(0));
        await statements.RunAsync(cancellationToken);
        SetRates();
    }

    // The conversations that are not named by their ids have to be known before all of them can be locked in one order.
    private async Task<List<ConversationKey>> FindAsync(CancellationToken cancellationToken)
    {
        List<ConversationKey> found = [];
        await using var statements = new PostgresBatch(database, connection);
        PostgresConversations.Find(statements, _keys, found.Add);
        await statements.RunAsync(cancellationToken);
        return found;
    }

    private void Set(Conversation conversation)
    {
        _conversations[conversation.Key] = conversation;
        _facts.Set(conversation);
    }

    private void Set(Order order)
    {
        Orders.Add(order.Key);
        _facts.Set(order);
    }

    private void Set(User user)
    {
        Users.Add(user.Key);
        _facts.Set(user);
    }

    private void SetRates()
    {
        foreach (MemberKey sender in _keys.Rates.Keys)
        {
            if (_conversations.TryGetValue(new ConversationKey(sender.Company, sender.ConversationId), out Conversation? conversation))
            {
                _facts.Set(sender, _rates.WindowOf(sender, conversation.Kind));
            }
        }
    }

    private void ThrowIfNotLocked(ConversationKey key)
    {
        if (!_conversations.ContainsKey(key))
        {
            throw new BatchConflictException("Another node has just started this conversation");
        }
    }
}
