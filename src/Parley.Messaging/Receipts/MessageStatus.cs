namespace Parley.Messaging.Receipts;

/// <summary>How far a message has come with every other member.</summary>
public enum MessageStatus
{
    Sent,
    Delivered,
    Read,
}
