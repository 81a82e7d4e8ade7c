using Parley.Messaging.Conversations;

namespace Parley.Messaging.Receipts;

/// <summary>Where a member is now; <paramref name="FromSeq"/> is where they were in the position asked for.</summary>
public sealed record MarkedPosition(Conversation Conversation, Member Member, long FromSeq);
