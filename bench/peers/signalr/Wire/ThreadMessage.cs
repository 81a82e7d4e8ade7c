namespace Parley.Bench.SignalR.Wire;

/// <summary>The argument of <c>chat:message</c>.</summary>
internal sealed record ThreadMessage(Guid ThreadId, ChatMessage Message);
