namespace Parley.Messaging.Messages;

/// <summary>What a message is; clients may not send <see cref="System"/>.</summary>
public enum MessageType
{
    Text,
    Image,
    File,
    System,
}
