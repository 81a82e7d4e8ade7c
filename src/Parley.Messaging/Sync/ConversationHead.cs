namespace Parley.Messaging.Sync;

/// <summary>The last change of a conversation that a client knows.</summary>
public readonly record struct ConversationHead(Guid Id, long Rev);
