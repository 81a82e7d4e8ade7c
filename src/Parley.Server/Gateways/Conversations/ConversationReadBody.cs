namespace Parley.Server.Gateways.Conversations;

/// <summary>Up to which message a conversation was read.</summary>
internal sealed record ConversationReadBody
{
    public required string ConversationId { get; init; }

    public required string MessageId { get; init; }
}
