namespace Parley.Bench.Growth;

/// <summary>What an operation costs in the core alone, and a client of the whole server.</summary>
internal sealed record Row(string What, Timing Core, Timing Client);
