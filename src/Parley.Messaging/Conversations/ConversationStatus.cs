namespace Parley.Messaging.Conversations;

/// <summary>Whether a conversation takes messages; the order of an order thread decides beside it.</summary>
public enum ConversationStatus
{
    Open,
    Archived,
    Blocked,
}
