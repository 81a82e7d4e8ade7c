namespace Parley.Server.Operations;

/// <summary>A command failed for a reason that its message tells the user in one line.</summary>
public sealed class MaintenanceException(string message, Exception? inner = null) : Exception(message, inner);
