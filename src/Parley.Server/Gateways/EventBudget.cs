namespace Parley.Server.Gateways;

/// <summary>What a socket may still send, and when that was counted. Part of the socket, which locks it.</summary>
/// <param name="Left">Events, in parts.</param>
/// <param name="CountedAt">The timestamp of the count.</param>
internal readonly record struct EventBudget(double Left, long CountedAt);
