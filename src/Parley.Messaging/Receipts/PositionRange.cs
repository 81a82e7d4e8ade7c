using Parley.Messaging.Appending;

namespace Parley.Messaging.Receipts;

/// <summary>The messages that a member's advance newly covered: after <paramref name="FromSeq"/> up to <paramref name="ToSeq"/>, which exists.</summary>
public readonly record struct PositionRange(ConversationKey Conversation, string ReaderId, long FromSeq, long ToSeq);
