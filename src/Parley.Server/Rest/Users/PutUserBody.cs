namespace Parley.Server.Rest.Users;

/// <summary>What the host application says of a user.</summary>
internal sealed record PutUserBody
{
    public required string Name { get; init; }

    public string? Picture { get; init; }
}
