namespace Parley.Server.Gateways.Payloads;

/// <summary>Which thread.</summary>
internal sealed record ThreadBody
{
    public required string ThreadId { get; init; }
}
