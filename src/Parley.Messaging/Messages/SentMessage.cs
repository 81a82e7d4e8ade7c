namespace Parley.Messaging.Messages;

/// <summary>A stored message; <paramref name="IsReplay"/> when it had been stored before, under the same client id.</summary>
public sealed record SentMessage(Message Message, bool IsReplay);
