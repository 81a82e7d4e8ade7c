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
        Keys = new FactKeys(rules.Limits, DateOnly.FromDateTime(now.UtcDateTime));
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
        Changes.NewConversations[new ConversationKey(conversation.Company, conversation.Id)] = conversation;
    }

    internal void Update(Conversation conversation)
    {
        Facts.Set(conversation);
        var key = new ConversationKey(conversation.Company, conversation.Id);
        Dictionary<ConversationKey, Conversation> rows = Changes.NewConversations.ContainsKey(key) ? Changes.NewConversations : Changes.Conversations;
        rows[key] = conversation;
    }

    internal void Join(Member member)
    {
        Facts.Set(member);
        var key = new MemberKey(member.Company, member.ConversationId, member.UserId);
        Changes.Members.Remove(key);
        Changes.JoinedMembers[key] = member;
    }

    internal void Update(Member member)
    {
        Facts.Set(member);
        var key = new MemberKey(member.Company, member.ConversationId, member.UserId);
        Dictionary<MemberKey, Member> rows = Changes.JoinedMembers.ContainsKey(key) ? Changes.JoinedMembers : Changes.Members;
        rows[key] = member;
    }

    internal void Insert(Message message)
    {
        Facts.Set(message);
        Changes.NewMessages[new MessageKey(message.Company, message.ConversationId, message.Id)] = message;
    }

    internal void Update(Message message)
    {
        Facts.Set(message);
        var key = new MessageKey(message.Company, message.ConversationId, message.Id);
        Dictionary<MessageKey, Message> rows = Changes.NewMessages.ContainsKey(key) ? Changes.NewMessages : Changes.Messages;
        rows[key] = message;
    }

    internal void Put(User user)
    {
        Facts.Set(user);
        Changes.Users[user.Key] = user;
    }

    internal void Put(Order order)
    {
        Facts.Set(order);
        Changes.Orders[new OrderKey(order.Company, order.Id)] = order;
    }

    internal void CountToday(UserKey user)
    {
        Facts.SetQuota(user, Facts.Quota(user) + 1);
        Changes.Quotas[user] = Changes.Quotas.GetValueOrDefault(user) + 1;
    }

    internal void Tell(ChatEvent chatEvent) => Changes.Events.Add(chatEvent);
}
