namespace Parley.Messaging.Appending;

/// <summary>A conversation of a company.</summary>
public readonly record struct ConversationKey(string Company, Guid Id);
