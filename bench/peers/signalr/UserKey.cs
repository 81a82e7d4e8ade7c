using System.Security.Claims;

namespace Parley.Bench.SignalR;

/// <summary>A user of a company.</summary>
internal readonly record struct UserKey(string Company, string Id)
{
    public static UserKey Of(ClaimsPrincipal? caller) => new(Claim(caller, "companyId"), Claim(caller, "sub"));

    private static string Claim(ClaimsPrincipal? caller, string type) =>
        caller?.FindFirstValue(type) ?? throw new InvalidOperationException($"A token without {type}.");
}
