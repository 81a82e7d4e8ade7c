namespace Parley.Messaging.Conversations;

/// <summary>What can be done to the status of a conversation.</summary>
public enum StatusChange
{
    Archive,
    Unarchive,
    Block,
    Unblock,
}
