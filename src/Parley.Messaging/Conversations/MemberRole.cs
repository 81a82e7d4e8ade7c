namespace Parley.Messaging.Conversations;

/// <summary>What a member is in a conversation.</summary>
public enum MemberRole
{
    Member,
    Admin,
    Owner,

    /// <summary>Of an order thread.</summary>
    Customer,

    /// <summary>Of an order thread.</summary>
    Provider,
}
