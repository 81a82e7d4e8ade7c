namespace Parley.Server.Rest.Conversations;

/// <summary>Another name for a group.</summary>
internal sealed record RenameBody
{
    public required string Name { get; init; }
}
