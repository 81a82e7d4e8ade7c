namespace Parley.Storage;

/// <summary>A file that is given as a database, or as the place for one, cannot be used so; the message tells an operator why.</summary>
public sealed class DatabaseFileException(string message, Exception? inner = null) : Exception(message, inner);
