namespace Parley.Messaging.Conversations;

/// <summary>What brings the members of a conversation together.</summary>
public enum ConversationKind
{
    /// <summary>Two people; one conversation a pair.</summary>
    Direct,

    /// <summary>Any number of people, with an owner and admins.</summary>
    Group,

    /// <summary>The customer and the provider of one order.</summary>
    Order,
}
