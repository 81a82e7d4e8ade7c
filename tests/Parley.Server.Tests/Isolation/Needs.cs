namespace Parley.Server.Tests.Isolation;

/// <summary>Who may make a call.</summary>
internal enum Needs
{
    /// <summary>Any user.</summary>
    Anybody,

    /// <summary>Whoever is in the conversation, or any user where there is none.</summary>
    Member,

    /// <summary>The sender of the message.</summary>
    Author,

    /// <summary>The owner or an admin of the group.</summary>
    Manager,

    /// <summary>A moderator of the company.</summary>
    Moderator,

    /// <summary>The host application.</summary>
    Service,
}
