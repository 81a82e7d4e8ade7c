namespace Parley.Server.Gateways.Payloads;

/// <summary>Where the caller is in a conversation now.</summary>
internal sealed record PositionAck(long DeliveredSeq, long ReadSeq) : SuccessAck;
