namespace Parley.TestKit.Processes;

/// <summary>A program did not do what the test started it for; the message ends with what it wrote.</summary>
public sealed class ServerProcessException(string message) : Exception(message);
