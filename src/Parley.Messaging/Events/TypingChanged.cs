using Parley.Messaging.Appending;

namespace Parley.Messaging.Events;

/// <summary>A member began to type or ended. It is not stored, and whoever misses it misses nothing.</summary>
public sealed record TypingChanged(ConversationKey Conversation, string UserId, bool IsTyping) : ChatEvent(Conversation.Company);
