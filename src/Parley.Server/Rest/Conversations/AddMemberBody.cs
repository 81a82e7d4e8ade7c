namespace Parley.Server.Rest.Conversations;

/// <summary>Whom to add, and as what: <c>member</c> (default) or <c>admin</c>.</summary>
internal sealed record AddMemberBody
{
    public required string UserId { get; init; }

    public string? Role { get; init; }
}
