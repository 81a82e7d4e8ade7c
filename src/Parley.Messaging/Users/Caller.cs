namespace Parley.Messaging.Users;

/// <summary>Who gives a command, as proven by a token.</summary>
public sealed record Caller(UserKey Key, Roles Roles)
{
    public string Company => Key.Company;

    public string UserId => Key.Id;

    public bool IsModerator => (Roles & (Roles.Moderator | Roles.Admin)) != 0;

    public bool IsService => (Roles & Roles.Service) != 0;
}
