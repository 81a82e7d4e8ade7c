namespace Parley.Bench.SignalR.Wire;

/// <summary>What <c>chat:send</c> returns.</summary>
internal sealed record SendAck(bool Success, ChatMessage? Message);
