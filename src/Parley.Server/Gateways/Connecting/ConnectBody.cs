namespace Parley.Server.Gateways.Connecting;

/// <summary>What a client passes as <c>auth</c>.</summary>
internal sealed record ConnectBody
{
    public string? Token { get; init; }
}
