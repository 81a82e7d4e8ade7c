using Parley.Messaging.Users;

namespace Parley.Server.Rest.Users;

/// <summary>A user as they are stored.</summary>
internal sealed record UserAnswer(string Id, string? Name, string? Picture)
{
    public static UserAnswer Of(User user) => new(user.Key.Id, user.Name, user.Picture);
}
