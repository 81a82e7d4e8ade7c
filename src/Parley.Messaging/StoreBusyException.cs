namespace Parley.Messaging;

/// <summary>Somebody held what a batch needs for too long; nothing was stored. Without the command that needs it the others may be.</summary>
public sealed class StoreBusyException(string message, Exception? inner = null) : Exception(message, inner);
