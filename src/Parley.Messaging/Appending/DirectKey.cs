namespace Parley.Messaging.Appending;

/// <summary>The direct conversation of a pair; see DirectPair.</summary>
public readonly record struct DirectKey(string Company, string Pair);
