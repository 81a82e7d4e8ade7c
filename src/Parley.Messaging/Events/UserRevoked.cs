using Parley.Messaging.Users;

namespace Parley.Messaging.Events;

/// <summary>The tokens that a user got before this moment are worth nothing from now on.</summary>
public sealed record UserRevoked(UserKey User, DateTimeOffset RevokedBefore) : ChatEvent(User.Company);
