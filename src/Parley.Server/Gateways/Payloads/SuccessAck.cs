using System.Text.Json.Serialization;

namespace Parley.Server.Gateways.Payloads;

/// <summary>The acknowledgement of an event that was carried out.</summary>
internal record SuccessAck
{
    public static readonly SuccessAck Plain = new();

    [JsonPropertyOrder(-1)]
    public bool Success { get; } = true;
}
