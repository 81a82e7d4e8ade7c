namespace Parley.Messaging;

/// <summary>The database is away, too slow or full; whether a commit under way happened is not known. Trying again later may help.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
