using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Messaging.Appending;

/// <summary>What the decided commands of a batch write, each row once in its final state, and the events that tell of it.</summary>
public sealed class Changes
{
    public Dictionary<UserKey, User> Users { get; } = [];

    public Dictionary<OrderKey, Order> Orders { get; } = [];

    /// <summary>To be inserted. One that changes in the same batch stays here.</summary>
    public Dictionary<ConversationKey, Conversation> NewConversations { get; } = [];

    public Dictionary<ConversationKey, Conversation> Conversations { get; } = [];

    /// <summary>Rows that may not exist yet: joined or joined again.</summary>
    public Dictionary<MemberKey, Member> JoinedMembers { get; } = [];

    public Dictionary<MemberKey, Member> Members { get; } = [];

    public Dictionary<MessageKey, Message> NewMessages { get; } = [];

    /// <summary>Edited or deleted.</summary>
    public Dictionary<MessageKey, Message> Messages { get; } = [];

    /// <summary>Several advances of one member in a batch are one.</summary>
    public Dictionary<(MemberKey Member, ReceiptKind Kind), PositionAdvance> Advances { get; } = [];

    /// <summary>How many messages are added to the day's count of each sender.</summary>
    public Dictionary<UserKey, int> Quotas { get; } = [];

    /// <summary>In the order in which they happened, so in the order of <c>rev</c> in each conversation.</summary>
    public List<ChatEvent> Events { get; } = [];

    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsEmpty => Users.Count + Orders.Count + NewConversations.Count + Conversations.Count + JoinedMembers.Count + Members.Count
        + NewMessages.Count + Messages.Count + Advances.Count + Quotas.Count == 0;
}
