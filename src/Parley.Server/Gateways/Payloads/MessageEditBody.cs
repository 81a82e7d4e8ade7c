namespace Parley.Server.Gateways.Payloads;

/// <summary>Another text for a message.</summary>
internal sealed record MessageEditBody
{
    public required string MessageId { get; init; }

    public required string Content { get; init; }
}
