namespace Parley.Messaging.Conversations;

/// <summary>The last conversation of a page: its latest activity (last message, else creation), then its id.</summary>
public readonly record struct ConversationCursor(DateTimeOffset ActiveAt, Guid Id);
