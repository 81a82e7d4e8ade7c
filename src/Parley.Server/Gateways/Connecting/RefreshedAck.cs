using Parley.Server.Gateways.Payloads;

namespace Parley.Server.Gateways.Connecting;

/// <summary>Until when the socket may stay.</summary>
internal sealed record RefreshedAck(DateTimeOffset ExpiresAt) : SuccessAck;
