namespace Parley.Server.Rest.Users;

/// <summary>What the host application says of many users.</summary>
internal sealed record PutUsersBody
{
    public required IReadOnlyList<NamedUserBody> Users { get; init; }
}
