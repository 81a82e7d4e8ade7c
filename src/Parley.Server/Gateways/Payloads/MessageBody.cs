namespace Parley.Server.Gateways.Payloads;

/// <summary>Which message.</summary>
internal sealed record MessageBody
{
    public required string MessageId { get; init; }
}
