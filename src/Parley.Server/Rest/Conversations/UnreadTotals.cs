using Parley.Messaging.Conversations;

namespace Parley.Server.Rest.Conversations;

/// <summary>What a user has not read, and where.</summary>
internal sealed record UnreadTotals(long TotalUnread, IReadOnlyList<UnreadConversation> Conversations);
