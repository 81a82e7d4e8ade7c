namespace Parley.Server.Gateways.Payloads;

/// <summary>Which messages of a thread.</summary>
internal sealed record ThreadMessagesBody
{
    public required string ThreadId { get; init; }

    public required IReadOnlyList<string> MessageIds { get; init; }
}
