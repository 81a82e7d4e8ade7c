using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Messaging.Appending;

/// <summary>The commands that one transaction decides and stores, in the order in which they came.</summary>
public sealed class AppendBatch
{
    private readonly IReadOnlyList<PendingCommand> _commands;
    private bool _isDecided;

    internal AppendBatch(IReadOnlyList<PendingCommand> commands, bool isPart, MessagingRules rules, IdGenerator ids, DateTimeOffset now)
    {
        _commands = commands;
        IsPart = isPart;
        Rules = rules;
        Ids = ids;
        Now = now;
        Keys = new FactKeys(rules.Limits, now);
        foreach (PendingCommand command in commands)
        {
            command.Require(Keys);
        }
    }

    /// <summary>Whether it is a part of a batch that could not be stored as a whole.</summary>
    public bool IsPart { get; }

    public FactKeys Keys { get; }

    public Facts Facts { get; } = new();

    public Changes Changes { get; } = new();

    internal MessagingRules Rules { get; }

    internal IdGenerator Ids { get; }

    /// <summary>The time of the batch.</summary>
    internal DateTimeOffset Now { get; }

    /// <summary>Called once by the store, when the facts are loaded.</summary>
    public void Decide()
    {
        if (_isDecided)
        {
            throw new InvalidOperationException("A batch is decided once: its facts have moved on, and its changes would be doubled");
        }

        _isDecided = true;
        foreach (PendingCommand command in _commands)
        {
            command.Decide(this);
        }
    }

    internal void Insert(Conversation conversation)
    {
        Facts.Set(conversation);
        Changes.NewConversations[conversation.Key] = conversation;
    }

    internal void Update(Conversation conversation)
    {
        Facts.Set(conversation);
        Write(conversation.Key, conversation, Changes.NewConversations, Changes.Conversations);
    }

    internal void Join(Member member)
    {
        Facts.Set(member);
        Changes.Members.Remove(member.Key);
        Changes.JoinedMembers[member.Key] = member;
    }

    internal void Update(Member member)
    {
        Facts.Set(member);
        Write(member.Key, member, Changes.JoinedMembers, Changes.Members);
    }

    internal void Insert(Message message)
    {
        Facts.Set(message);
        Changes.NewMessages[message.Key] = message;
    }

    internal void Update(Message message)
    {
        Facts.Set(message);
        Write(message.Key, message, Changes.NewMessages, Changes.Messages);
    }

    internal void Put(User user)
    {
        Facts.Set(user);
        Changes.Users[user.Key] = user;
    }

    internal void Put(Order order)
    {
        Facts.Set(order);
        Changes.Orders[order.Key] = order;
    }

    internal void CountToday(UserKey user)
    {
        Facts.SetQuota(user, Facts.Quota(user) + 1);
        Changes.Quotas[user] = Changes.Quotas.GetValueOrDefault(user) + 1;
    }

    internal void Tell(ChatEvent chatEvent) => Changes.Events.Add(chatEvent);

    // A row that is new in this batch stays one to be inserted.
    private static void Write<TKey, TRow>(TKey key, TRow row, Dictionary<TKey, TRow> inserts, Dictionary<TKey, TRow> updates)
        where TKey : notnull => (inserts.ContainsKey(key) ? inserts : updates)[key] = row;
}
