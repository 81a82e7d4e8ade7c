namespace Parley.Server.Gateways.Conversations;

/// <summary>Which messages of a conversation.</summary>
internal sealed record ConversationMessagesBody
{
    public required string ConversationId { get; init; }

    public required IReadOnlyList<string> MessageIds { get; init; }
}
