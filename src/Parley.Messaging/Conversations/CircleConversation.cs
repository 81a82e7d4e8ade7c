using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>A conversation of a user that is small enough for its members to hear when the user comes and goes.</summary>
public readonly record struct CircleConversation(UserKey User, Guid ConversationId);
