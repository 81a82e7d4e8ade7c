namespace Parley.Messaging.Conversations;

/// <summary>A conversation that was asked for; <paramref name="IsNew"/> when there was none before.</summary>
public sealed record StartedConversation(Conversation Conversation, bool IsNew);
