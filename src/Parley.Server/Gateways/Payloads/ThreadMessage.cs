namespace Parley.Server.Gateways.Payloads;

/// <summary>A message of a thread. <paramref name="TempId"/> is what its sender calls it for the moment.</summary>
internal sealed record ThreadMessage<TMessage>(Guid ThreadId, TMessage Message, string? TempId = null);
