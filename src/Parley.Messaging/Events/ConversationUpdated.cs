using Parley.Messaging.Conversations;

namespace Parley.Messaging.Events;

/// <summary>The name, the status or the order of a conversation changed.</summary>
public sealed record ConversationUpdated(Conversation Conversation) : ConversationEvent(Conversation);
