using Parley.Server.Wire;

namespace Parley.Server.Gateways.Chat;

/// <summary>A message to send, and where.</summary>
internal sealed record ChatSendBody : SendChatMessageBody
{
    public required string ThreadId { get; init; }
}
