namespace Parley.Server.Rest.Dialects;

/// <summary>The types of what a dialect's endpoints take and answer.</summary>
internal sealed record DialectShapes(Type SendBody, Type Message, Type Summary, Type List, Type History, Type Sync);
