using Parley.Messaging.Users;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Isolation;

/// <summary>Somebody with a good token who has no right to what a company's conversations hold, and what is theirs.</summary>
internal sealed record Stranger(RestClient Client, World Own, bool IsService, bool IsColleague)
{
    public const string Canary = "canary";

    /// <summary>The kinds there are.</summary>
    public static readonly TheoryData<string> Kinds =
    [
        "another company's member",
        "another company's member of the same id",
        "another company's admin",
        "another company's service",
        "a colleague who is no member",
        "a colleague who is a member no more",
    ];

    public static async Task<Stranger> CreateAsync(string kind, RestCompany another, World target) => kind switch
    {
        "another company's member" => await OutsideAsync(another, "own-ann", Roles.None),
        "another company's member of the same id" => await OutsideAsync(another, target.Owner, Roles.None),
        "another company's admin" => await OutsideAsync(another, "own-ann", Roles.Admin | Roles.Moderator),
        "another company's service" => await OutsideAsync(another, "own-ann", Roles.Service),
        "a colleague who is no member" => await ColleagueAsync(target, wasMember: false),
        "a colleague who is a member no more" => await ColleagueAsync(target, wasMember: true),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What a call must be answered with that has a foreign id of a kind, where that is known beforehand.</summary>
    public string? RefusalOf(Probe probe, string kind) =>
        probe.Needs == Needs.Service && !IsService ? "403 forbidden"
        : kind == "conversation" && !probe.Call.Contains("/sync", StringComparison.Ordinal) ? "403 not_a_member"
        : kind == "message" ? "404 not_found"
        : null;

    /// <summary>Colleagues know each other.</summary>
    public bool IsForeign(Probe probe, string kind) => !IsColleague || kind is not ("user" or "member") || probe.Needs == Needs.Service;

    private static async Task<Stranger> OutsideAsync(RestCompany company, string userId, Roles roles)
    {
        World own = await World.CreateAsync(company, "own", userId);
        return new Stranger(company.As(userId, roles), own, roles.HasFlag(Roles.Service), IsColleague: false);
    }

    private static async Task<Stranger> ColleagueAsync(World target, bool wasMember)
    {
        World own = await World.CreateAsync(target.Company, "own");
        RestClient owner = target.Company.As(target.Owner);
        string members = $"/conversations/{target.Ids("conversation")[0]}/members";
        if (wasMember)
        {
            Assert.Equal(201, (await owner.PostAsync(members, $$"""{"userId":"{{own.Owner}}"}""")).Status);
            Assert.Equal(204, (await owner.DeleteAsync($"{members}/{own.Owner}")).Status);
        }

        return new Stranger(target.Company.As(own.Owner), own, IsService: false, IsColleague: true);
    }
}
