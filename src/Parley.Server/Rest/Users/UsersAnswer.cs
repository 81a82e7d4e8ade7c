namespace Parley.Server.Rest.Users;

/// <summary>Users as they are stored.</summary>
internal sealed record UsersAnswer(IReadOnlyList<UserAnswer> Users);
