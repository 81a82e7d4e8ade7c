using Parley.Messaging.Users;

namespace Parley.Server.Demo;

/// <summary>Somebody to try the server as.</summary>
internal sealed record DemoPerson(string UserId, string CompanyId, string Name, string Part, Roles Roles = Roles.None)
{
    public Caller Caller => new(new UserKey(CompanyId, UserId), Roles);
}
