namespace Parley.Messaging.Events;

/// <summary>A handler of the host's own code, and which events it wants.</summary>
internal sealed record HostHandler(Func<ChatEvent, bool> Wants, bool WantsUndelivered, Func<ChatEvent, CancellationToken, Task> Handle);
