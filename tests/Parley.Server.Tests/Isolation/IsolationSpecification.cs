using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Messaging.Users;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Isolation;

/// <summary>
/// Every route of the running server, with every id in it: what is somebody else's answers like what does not exist, and nothing happens to
/// it.
/// </summary>
public abstract partial class IsolationSpecification(IsolationServer server)
{
    private static int _companies;

    public static TheoryData<string> Strangers => Stranger.Kinds;

    public static TheoryData<string> BadTokens => BadToken.Kinds;

    [Fact]
    public void Every_route_has_a_row_and_every_row_a_route()
    {
        string[] rows = [.. Probes.All.Concat(Probes.Public).Select(static probe => probe.Route).Distinct().Order(StringComparer.Ordinal)];
        string[] routes = [.. server.AllRoutes.Select(static route => route.Replace("{documentName}", "v1", StringComparison.Ordinal))];

        Assert.Equal(routes.Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public async Task Every_row_is_answered_to_who_may_call_it()
    {
        foreach (Probe probe in Probes.All)
        {
            World own = await World.CreateAsync(server.Company(), "own");
            Roles roles = probe.Needs switch { Needs.Service => Roles.Service, Needs.Moderator => Roles.Moderator, _ => Roles.None };

            RestAnswer answer = await probe.SendAsync(own.Company.As(own.Owner, roles), own);

            Assert.True(answer.Status is >= 200 and < 300, $"{probe.Call} {probe.Body}: {answer.Status} {answer.Body}");
        }
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task What_is_foreign_answers_like_what_is_not_there(string who)
    {
        World target = await CreateTargetAsync();
        Stranger stranger = await Stranger.CreateAsync(who, server.Company(), target);
        using Untouched untouched = await Untouched.WatchAsync(server, target.Company.Id);

        int probes = 0;
        foreach (Probe probe in Probes.All)
        {
            probes += await ProbeAsync(probe, stranger, target);
        }

        await untouched.AssertAsync();
        Report(probes, who);
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Nobody_is_served_without_a_good_token(string token)
    {
        World target = await CreateTargetAsync();
        var caller = new RestClient(server.Http, BadToken.Make(token, server, AnyRole(target)));
        using Untouched untouched = await Untouched.WatchAsync(server, target.Company.Id);

        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (Probe probe in Probes.All)
        {
            RestAnswer answer = await probe.SendAsync(caller, target);
            Assert.Equal("401 unauthorized", answer.Refusal);
            answers.Add(answer.Body);
        }

        Assert.Single(answers);
        await untouched.AssertAsync();
        Report(Probes.All.Count, token);
    }

    [Fact]
    public async Task A_member_may_not_do_what_needs_more()
    {
        World target = await CreateTargetAsync();
        RestClient member = target.Company.As(target.Ids("member")[0]);
        await member.GetAsync("/unread");
        using Untouched untouched = await Untouched.WatchAsync(server, target.Company.Id);

        // A member may remove themselves: the owner is whom they may not.
        foreach (Probe probe in Probes.All.Where(static probe => probe.Needs != Needs.Member))
        {
            RestAnswer answer = await probe.SendAsync(member, target, "member", target.Owner);
            Assert.True(answer.Refusal == "403 forbidden", $"{probe.Call}: {answer.Refusal}");
        }

        await untouched.AssertAsync();
        Report(Probes.All.Count(static probe => probe.Needs != Needs.Member), "a member");
    }

    [Fact]
    public async Task What_answers_everybody_names_nobody()
    {
        World target = await CreateTargetAsync();
        using Untouched untouched = await Untouched.WatchAsync(server, target.Company.Id);

        foreach (Probe probe in Probes.Public)
        {
            RestAnswer answer = await probe.SendAsync(new RestClient(server.Http, token: null), target);

            Assert.Equal(200, answer.Status);
            AssertNoCanary(probe, Everything(answer));
            Assert.True(!probe.Call.EndsWith("/metrics", StringComparison.Ordinal) || !Uuid().IsMatch(answer.Body), answer.Body);
        }

        await untouched.AssertAsync();
        Report(Probes.Public.Count, "public routes");
    }

    private static async Task<int> ProbeAsync(Probe probe, Stranger stranger, World target)
    {
        if (probe.Kinds.Count == 0)
        {
            AssertNoCanary(probe, Plain(Everything(await probe.SendAsync(stranger.Client, stranger.Own)), stranger));
            return 1;
        }

        int probes = 0;
        foreach (string kind in probe.Kinds.Where(kind => stranger.IsForeign(probe, kind)))
        {
            foreach (string foreign in target.Ids(kind))
            {
                string unknown = World.Unknown(kind, foreign);
                RestAnswer there = await probe.SendAsync(stranger.Client, stranger.Own, kind, foreign);
                RestAnswer notThere = await probe.SendAsync(stranger.Client, stranger.Own, kind, unknown);

                string what = $"{probe} with a foreign {kind}: {there.Status} {there.Body} but {notThere.Status} {notThere.Body}";
                Assert.True(there.Status == notThere.Status, what);
                Assert.True(Plain(there.Body, stranger, foreign) == Plain(notThere.Body, stranger, unknown), what);
                Assert.True(stranger.RefusalOf(probe, kind) is not { } refusal || refusal == there.Refusal, what);
                AssertNoCanary(probe, Plain(Everything(there), stranger, foreign));
                probes += 2;
            }
        }

        return probes;
    }

    // What a caller said is no news to them.
    private static string Plain(string answer, Stranger stranger, string id = "<id>") =>
        answer.Replace(id, "<id>", StringComparison.Ordinal).Replace(stranger.Own.Owner, "<caller>", StringComparison.Ordinal);

    private static string Everything(RestAnswer answer) => $"{answer.Headers}{answer.ContentHeaders}{answer.Body}";

    private static void AssertNoCanary(Probe probe, string answer) =>
        Assert.False(answer.Contains(Stranger.Canary, StringComparison.OrdinalIgnoreCase), $"{probe.Call}: {answer}");

    private Task<World> CreateTargetAsync()
    {
        string company = string.Create(CultureInfo.InvariantCulture, $"{Stranger.Canary}-company-{Interlocked.Increment(ref _companies)}");
        return World.CreateAsync(new RestCompany(server, company), Stranger.Canary);
    }

    private static Caller AnyRole(World target) => new(new UserKey(target.Company.Id, target.Owner), Roles.Admin | Roles.Service);

    private void Report(int probes, string who) =>
        TestContext.Current.SendDiagnosticMessage($"{GetType().Name}: {probes} probes as {who}, {server.Count(probes)} so far");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();
}
