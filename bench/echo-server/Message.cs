namespace Parley.Bench.EchoServer;

/// <summary>The argument of the event <c>message</c>, which every member of the group gets.</summary>
internal sealed record Message(string Group, string Text);
