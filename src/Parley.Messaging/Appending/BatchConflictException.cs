namespace Parley.Messaging.Appending;

/// <summary>Another node wrote what this batch was deciding about; nothing was stored, and the same commands may be decided anew.</summary>
public sealed class BatchConflictException(string message, Exception? inner = null) : Exception(message, inner);
