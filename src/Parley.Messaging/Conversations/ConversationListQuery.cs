namespace Parley.Messaging.Conversations;

/// <summary>Which of a user's conversations, the one with the newest activity first.</summary>
public sealed record ConversationListQuery(int Limit, ConversationStatus? Status = null, ConversationCursor? After = null);
