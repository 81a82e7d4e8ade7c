using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Appending;

/// <summary>
/// What <see cref="IAppendStore"/> promises, in its plainest form: the rows are dictionaries, a batch loads the facts it named and no others,
/// and its changes appear all together or not at all.
/// </summary>
internal sealed class InMemoryAppendStore : IAppendStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserKey, User> _users = [];
    private readonly Dictionary<OrderKey, Order> _orders = [];
    private readonly Dictionary<ConversationKey, Conversation> _conversations = [];
    private readonly Dictionary<MemberKey, Member> _members = [];
    private readonly Dictionary<MessageKey, Message> _messages = [];
    private readonly Dictionary<(UserKey User, DateOnly Day), int> _quotas = [];

    /// <summary>Called before anything is loaded; what it throws fails the batch.</summary>
    public Func<AppendBatch, Task> BeforeBatch { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Called once everything is decided; what it throws fails the batch, and nothing is stored.</summary>
    public Action<AppendBatch> BeforeCommit { get; set; } = static _ => { };

    public bool IsConcurrent { get; set; }

    public int Commits { get; private set; }

    public async Task ExecuteAsync(AppendBatch batch, CancellationToken cancellationToken)
    {
        await BeforeBatch(batch);
        lock (_gate)
        {
            Load(batch.Keys, batch.Facts);
            batch.Decide();
            BeforeCommit(batch);
            Store(batch.Changes, batch.Keys.Day);
        }
    }

    public Conversation Conversation(ConversationKey key) => _conversations[key];

    public Member Member(MemberKey key) => _members[key];

    public Member? FindMember(MemberKey key) => _members.GetValueOrDefault(key);

    public User? User(UserKey key) => _users.GetValueOrDefault(key);

    public Order? Order(OrderKey key) => _orders.GetValueOrDefault(key);

    public int Quota(UserKey user, DateOnly day) => _quotas.GetValueOrDefault((user, day));

    public IReadOnlyList<Message> Messages(ConversationKey key) =>
        [.. _messages.Values.Where(message => message.ConversationId == key.Id && message.Company == key.Company).OrderBy(message => message.Seq)];

    public void Put(Conversation conversation) => _conversations[new ConversationKey(conversation.Company, conversation.Id)] = conversation;

    public void Put(Member member) => _members[new MemberKey(member.Company, member.ConversationId, member.UserId)] = member;

    public void Put(User user) => _users[user.Key] = user;

    public void Put(Order order) => _orders[new OrderKey(order.Company, order.Id)] = order;

    private void Load(FactKeys keys, Facts facts)
    {
        foreach (OrderKey key in keys.Orders)
        {
            SetIfKnown(_orders, key, facts.Set);
        }

        foreach (Conversation conversation in _conversations.Values.Where(row => IsNamed(row, keys)))
        {
            facts.Set(conversation);
            if (conversation.OrderId is { } orderId)
            {
                SetIfKnown(_orders, new OrderKey(conversation.Company, orderId), facts.Set);
            }
        }

        LoadMembers(keys, facts);
        SetEach(_users, keys.Users, facts.Set);
        SetEach(_messages, keys.Messages, facts.Set);
        foreach (ClientIdKey key in keys.ClientIds)
        {
            SetEach(_messages, _messages.Where(row => IsNamed(row.Value, key)).Select(row => row.Key), facts.Set);
        }

        foreach (UserKey user in keys.Quotas.Keys)
        {
            facts.SetQuota(user, _quotas.GetValueOrDefault((user, keys.Day)));
        }
    }

    private void LoadMembers(FactKeys keys, Facts facts)
    {
        SetEach(_members, keys.Members, facts.Set);
        foreach (Member member in _members.Values.Where(row => row.IsCurrent && keys.Rosters.Contains(new ConversationKey(row.Company, row.ConversationId))))
        {
            facts.Set(member);
        }

        foreach (ConversationKey key in keys.Floors)
        {
            Member[] unnamed = [.. _members.Values.Where(row =>
                row.IsCurrent && (row.Company, row.ConversationId) == (key.Company, key.Id) && !keys.Members.Contains(row.Key))];
            if (unnamed.Length > 0)
            {
                facts.SetFloor(key, unnamed.Min(row => row.DeliveredSeq), unnamed.Min(row => row.ReadSeq));
            }
        }

        foreach ((MemberKey sender, int commands) in keys.Rates)
        {
            if (_conversations.TryGetValue(new ConversationKey(sender.Company, sender.ConversationId), out Conversation? conversation))
            {
                facts.Set(sender, WindowOf(sender, keys.WindowLimitOf(conversation.Kind), commands));
            }
        }
    }

    private RateWindow WindowOf(MemberKey sender, int limit, int commands)
    {
        int offset = RateWindow.OffsetFor(limit, commands);
        IEnumerable<Message> newestFirst = _messages.Values
            .Where(message => new MemberKey(message.Company, message.ConversationId, message.SenderId) == sender)
            .OrderByDescending(message => message.SenderSeq);
        return new RateWindow(limit, offset, [.. newestFirst.Skip(offset).Take(commands).Select(message => message.CreatedAt)]);
    }

    private void Store(Changes changes, DateOnly day)
    {
        Commits += changes.IsEmpty ? 0 : 1;
        Write(_users, changes.Users);
        Write(_orders, changes.Orders);
        Write(_conversations, changes.NewConversations);
        Write(_conversations, changes.Conversations);
        Write(_members, changes.JoinedMembers);
        Write(_members, changes.Members);
        Write(_messages, changes.NewMessages);
        Write(_messages, changes.Messages);
        foreach ((UserKey user, int added) in changes.Quotas)
        {
            _quotas[(user, day)] = _quotas.GetValueOrDefault((user, day)) + added;
        }
    }

    private static bool IsNamed(Conversation conversation, FactKeys keys) =>
        keys.Conversations.Contains(new ConversationKey(conversation.Company, conversation.Id))
        || (conversation.DirectKey is { } pair && keys.DirectPairs.Contains(new DirectKey(conversation.Company, pair)))
        || (conversation.OrderId is { } orderId && keys.Orders.Contains(new OrderKey(conversation.Company, orderId)));

    private static bool IsNamed(Message message, ClientIdKey key) =>
        message.ClientId is { } clientId && new ClientIdKey(message.Company, message.ConversationId, message.SenderId, clientId) == key;

    private static void SetEach<TKey, TRow>(Dictionary<TKey, TRow> rows, IEnumerable<TKey> keys, Action<TRow> set)
        where TKey : notnull
    {
        foreach (TKey key in keys)
        {
            SetIfKnown(rows, key, set);
        }
    }

    private static void SetIfKnown<TKey, TRow>(Dictionary<TKey, TRow> rows, TKey key, Action<TRow> set)
        where TKey : notnull
    {
        if (rows.TryGetValue(key, out TRow? row))
        {
            set(row);
        }
    }

    private static void Write<TKey, TRow>(Dictionary<TKey, TRow> rows, Dictionary<TKey, TRow> changes)
        where TKey : notnull
    {
        foreach ((TKey key, TRow row) in changes)
        {
            rows[key] = row;
        }
    }
}
