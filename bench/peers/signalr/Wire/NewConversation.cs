namespace Parley.Bench.SignalR.Wire;

/// <summary>The body of <c>POST /conversations</c>.</summary>
internal sealed record NewConversation(string Name, string[] MemberIds);
