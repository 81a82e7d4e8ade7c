namespace Parley.Messaging.Users;

/// <summary>What a token lets its bearer do beyond being a user of the company.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>May read, archive and block order threads, block any conversation, and delete any message of the company.</summary>
    Moderator = 1,

    /// <summary>As <see cref="Moderator"/>.</summary>
    Admin = 2,

    /// <summary>The host application's own backend: orders, users, revocation.</summary>
    Service = 4,
}
