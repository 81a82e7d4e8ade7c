namespace Parley.Bench.EchoServer;

/// <summary>The argument of the event <c>send</c>.</summary>
internal sealed record SendCommand(string Group, string Text);
