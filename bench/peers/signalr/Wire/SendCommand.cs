namespace Parley.Bench.SignalR.Wire;

/// <summary>The argument of <c>chat:send</c>.</summary>
internal sealed record SendCommand(Guid ThreadId, string Content);
