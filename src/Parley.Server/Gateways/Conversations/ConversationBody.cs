namespace Parley.Server.Gateways.Conversations;

/// <summary>Which conversation.</summary>
internal sealed record ConversationBody
{
    public required string ConversationId { get; init; }
}
