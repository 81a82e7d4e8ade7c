namespace Parley.Server.Gateways.Payloads;

/// <summary>A message as it is stored now.</summary>
internal sealed record MessageAck<TMessage>(TMessage Message) : SuccessAck;
