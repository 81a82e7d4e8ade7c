using System.Text.Json;
using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>The roles that a token gives. What is no role of ours, or no text, gives nothing.</summary>
internal static class RoleClaims
{
    public const string Moderator = "moderator";
    public const string Admin = "admin";
    public const string Service = "service";

    public static Roles Read(JsonElement payload) => ReadMember(payload, ClaimNames.Role) | ReadMember(payload, ClaimNames.Roles);

    public static IEnumerable<string> NamesOf(Roles roles) =>
        new[] { (Roles.Moderator, Moderator), (Roles.Admin, Admin), (Roles.Service, Service) }
            .Where(role => roles.HasFlag(role.Item1))
            .Select(static role => role.Item2);

    private static Roles ReadMember(JsonElement payload, string name)
    {
        if (!payload.TryGet(name, out JsonElement value))
        {
            return Roles.None;
        }

        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Aggregate(Roles.None, static (roles, element) => roles | RoleOf(element))
            : RoleOf(value);
    }

    private static Roles RoleOf(JsonElement value) => value.TextOrNull() switch
    {
        Moderator => Roles.Moderator,
        Admin => Roles.Admin,
        Service => Roles.Service,
        _ => Roles.None,
    };
}
