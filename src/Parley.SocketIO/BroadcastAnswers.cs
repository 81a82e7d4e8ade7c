namespace Parley.SocketIO;

/// <summary>What became of a question to many clients.</summary>
/// <param name="Answers">The acknowledgements that came in time, in no particular order.</param>
/// <param name="Missing">How many of the asked clients did not answer in time, or left.</param>
public sealed record BroadcastAnswers(IReadOnlyList<EventArguments> Answers, int Missing);
