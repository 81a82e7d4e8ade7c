using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Sync;

/// <summary>What changed in a conversation since a client's <c>rev</c>: each changed message once, in its final state, by <c>rev</c>.</summary>
public sealed record SyncedConversation
{
    public required Guid Id { get; init; }

    /// <summary>That of the last message while <see cref="HasMore"/>, else the head of the same snapshot.</summary>
    public required long Rev { get; init; }

    public required bool HasMore { get; init; }

    public required IReadOnlyList<Message> Messages { get; init; }

    public required ReceiptFloor Floor { get; init; }

    /// <summary>Given when the conversation or its members changed, and always for direct and order ones (for their positions).</summary>
    public required ConversationView? View { get; init; }
}
