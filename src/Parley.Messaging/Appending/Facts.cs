using System.Runtime.InteropServices;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Messaging.Appending;

/// <summary>
/// The state that the commands of a batch are decided by: what the transaction loaded under its locks, moved forward by every command
/// already decided.
/// </summary>
public sealed class Facts
{
    private readonly Dictionary<ConversationKey, Conversation> _conversations = [];
    private readonly Dictionary<DirectKey, ConversationKey> _directPairs = [];
    private readonly Dictionary<OrderKey, List<ConversationKey>> _orderThreads = [];
    private readonly Dictionary<MemberKey, Member> _members = [];
    private readonly Dictionary<ConversationKey, HashSet<string>> _rosters = [];
    private readonly Dictionary<ConversationKey, (long DeliveredSeq, long ReadSeq)> _floors = [];
    private readonly Dictionary<OrderKey, Order> _orders = [];
    private readonly Dictionary<UserKey, User> _users = [];
    private readonly Dictionary<MessageKey, Message> _messages = [];
    private readonly Dictionary<ClientIdKey, MessageKey> _clientIds = [];
    private readonly Dictionary<MemberKey, RateWindow> _rates = [];
    private readonly Dictionary<UserKey, int> _quotas = [];

    public void Set(Conversation conversation)
    {
        ConversationKey key = conversation.Key;
        bool isNew = !_conversations.ContainsKey(key);
        _conversations[key] = conversation;
        if (!isNew)
        {
            return;
        }

        if (conversation.DirectKey is { } pair)
        {
            _directPairs[new DirectKey(conversation.Company, pair)] = key;
        }
        else if (conversation.OrderId is { } orderId)
        {
            ref List<ConversationKey>? threads = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _orderThreads, new OrderKey(conversation.Company, orderId), out _);
            (threads ??= []).Add(key);
        }
    }

    public void Set(Member member)
    {
        _members[member.Key] = member;
        HashSet<string> roster = RosterOf(new ConversationKey(member.Company, member.ConversationId));
        _ = member.IsCurrent ? roster.Add(member.UserId) : roster.Remove(member.UserId);
    }

    public void Set(Order order) => _orders[order.Key] = order;

    public void Set(User user) => _users[user.Key] = user;

    public void Set(Message message)
    {
        MessageKey key = message.Key;
        _messages[key] = message;
        if (message.ClientId is { } clientId)
        {
            _clientIds[new ClientIdKey(message.Company, message.ConversationId, message.SenderId, clientId)] = key;
        }
    }

    public void Set(MemberKey sender, RateWindow window) => _rates[sender] = window;

    /// <summary>The lowest positions of the current members that the batch does not name; not called where there are none.</summary>
    public void SetFloor(ConversationKey key, long deliveredSeq, long readSeq) => _floors[key] = (deliveredSeq, readSeq);

    public void SetQuota(UserKey user, int sentToday) => _quotas[user] = sentToday;

    internal Conversation? Conversation(ConversationKey key) => _conversations.GetValueOrDefault(key);

    internal Conversation? Direct(DirectKey key) => _directPairs.TryGetValue(key, out ConversationKey found) ? _conversations[found] : null;

    internal IReadOnlyList<ConversationKey> ThreadsOf(OrderKey order) => _orderThreads.GetValueOrDefault(order) ?? [];

    internal Member? Member(MemberKey key) => _members.GetValueOrDefault(key);

    /// <summary>The current members; complete where the batch asked for the roster.</summary>
    internal IEnumerable<Member> Roster(ConversationKey key) =>
        RosterOf(key).Select(userId => _members[new MemberKey(key.Company, key.Id, userId)]);

    internal int RosterCount(ConversationKey key) => RosterOf(key).Count;

    /// <summary>How far all current members have come; right where the batch asked for the floor, or for the roster.</summary>
    internal ReceiptFloor Floor(ConversationKey key)
    {
        var floor = new ReceiptFloor();
        if (_floors.TryGetValue(key, out (long DeliveredSeq, long ReadSeq) unnamed))
        {
            floor.AddUnnamed(unnamed.DeliveredSeq, unnamed.ReadSeq);
        }

        foreach (Member member in Roster(key))
        {
            floor.Add(member.UserId, member.DeliveredSeq, member.ReadSeq);
        }

        return floor;
    }

    internal Order? Order(OrderKey key) => _orders.GetValueOrDefault(key);

    /// <summary>The order that a thread belongs to; null for any other conversation.</summary>
    internal Order? OrderOf(Conversation conversation) =>
        conversation.OrderId is { } orderId ? Order(new OrderKey(conversation.Company, orderId)) : null;

    internal User? User(UserKey key) => _users.GetValueOrDefault(key);

    internal Message? Message(MessageKey key) => _messages.GetValueOrDefault(key);

    internal Message? Message(ClientIdKey key) => _clientIds.TryGetValue(key, out MessageKey found) ? _messages[found] : null;

    internal RateWindow? Rate(MemberKey sender) => _rates.GetValueOrDefault(sender);

    internal int Quota(UserKey user) => _quotas.GetValueOrDefault(user);

    private HashSet<string> RosterOf(ConversationKey key)
    {
        ref HashSet<string>? roster = ref CollectionsMarshal.GetValueRefOrAddDefault(_rosters, key, out _);
        return roster ??= new HashSet<string>(StringComparer.Ordinal);
    }
}
