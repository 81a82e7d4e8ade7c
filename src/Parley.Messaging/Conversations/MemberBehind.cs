using Parley.Messaging.Appending;

namespace Parley.Messaging.Conversations;

/// <summary>A current member who has not read all up to some place.</summary>
public readonly record struct MemberBehind(ConversationKey Conversation, string UserId, long ReadSeq);
