namespace Parley.Server.Gateways.Connecting;

/// <summary>A newer token.</summary>
internal sealed record TokenBody
{
    public required string Token { get; init; }
}
