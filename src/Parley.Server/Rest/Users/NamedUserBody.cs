namespace Parley.Server.Rest.Users;

/// <summary>One of many users.</summary>
internal readonly record struct NamedUserBody
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Picture { get; init; }
}
