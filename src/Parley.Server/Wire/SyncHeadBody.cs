namespace Parley.Server.Wire;

/// <summary>A conversation and the last change of it that a client knows.</summary>
internal readonly record struct SyncHeadBody
{
    public required string Id { get; init; }

    public required long Rev { get; init; }
}
