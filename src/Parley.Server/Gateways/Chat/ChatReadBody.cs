namespace Parley.Server.Gateways.Chat;

/// <summary>What was read: up to a message, or everything.</summary>
internal sealed record ChatReadBody
{
    public required string ThreadId { get; init; }

    public string? UpToMessageId { get; init; }
}
