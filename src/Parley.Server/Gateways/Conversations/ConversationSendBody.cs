using Parley.Server.Wire;

namespace Parley.Server.Gateways.Conversations;

/// <summary>A message to send, and where.</summary>
internal sealed record ConversationSendBody : SendConversationMessageBody
{
    public required string ConversationId { get; init; }
}
