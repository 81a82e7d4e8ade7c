namespace Parley.Server.Wire;

/// <summary>An uploaded file of a message.</summary>
internal sealed record WireAttachment(Guid Id, string Name, long Size, string Mime);
