namespace Parley.Storage;

/// <summary>The database belongs to another process now.</summary>
public sealed class DatabaseInUseException(string message, Exception? inner = null) : Exception(message, inner);
