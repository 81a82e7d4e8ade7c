using System.Globalization;
using System.Text.Json;
using Parley.Messaging.Users;
using Parley.Server.Tests.Rest;
using Parley.SocketIO;

namespace Parley.Server.Tests.Isolation;

/// <summary>
/// Every event of every gateway, with every id in it: what is somebody else's is acknowledged like what does not exist, nothing happens to it, and
/// those whose it is hear nothing.
/// </summary>
public abstract class SocketIsolationSpecification(IsolationServer server)
{
    private static int _companies;

    public static TheoryData<string> Strangers => Stranger.Kinds;

    public static TheoryData<string> BadTokens => BadToken.Kinds;

    private Uri Address => server.Http.BaseAddress!;

    [Fact]
    public void Every_event_has_a_row_and_every_row_an_event()
    {
        SocketServer sockets = server.Get<SocketServer>();
        IEnumerable<string> events =
            from name in sockets.NamespaceNames
            from eventName in sockets.Of(name).EventNames
            select $"{name} {eventName}";

        Assert.Equal(
            events.Order(StringComparer.Ordinal),
            SocketProbes.All.Select(static probe => $"{probe.Namespace} {probe.Event}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_row_succeeds_for_who_may_send_it()
    {
        foreach (SocketProbe probe in SocketProbes.All)
        {
            World own = await World.CreateAsync(server.Company(), "own");
            await using ProbeSocket socket = await ProbeSocket.OpenAsync(Address, own.Company.As(own.Owner).Token!);

            string ack = await probe.SendAsync(socket, own);

            Assert.True(ack.StartsWith("""{"success":true""", StringComparison.Ordinal), $"{probe.Namespace} {probe.Event} {probe.Body}: {ack}");
        }
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task What_is_foreign_is_acknowledged_like_what_is_not_there(string who)
    {
        World target = await CreateTargetAsync();
        Stranger stranger = await Stranger.CreateAsync(who, server.Company(), target);
        await using ProbeSocket listener = await ProbeSocket.OpenAsync(Address, target.Company.As(target.Owner).Token!);
        await using ProbeSocket socket = await ProbeSocket.OpenAsync(Address, stranger.Client.Token!);
        using Untouched untouched = await Untouched.WatchAsync(server, target.Company.Id);

        int probes = 0;
        foreach (SocketProbe probe in SocketProbes.All)
        {
            foreach (string kind in probe.Kinds)
            {
                probes += await ProbeAsync(probe, kind, socket, stranger, target);
            }
        }

        await untouched.AssertAsync();
        await AssertHearsNothingButItselfAsync(listener, target);
        Assert.DoesNotContain(socket.Heard, static heard => heard.Contains(Stranger.Canary, StringComparison.OrdinalIgnoreCase));
        TestContext.Current.SendDiagnosticMessage($"{GetType().Name}: {probes} probes as {who}, {server.Count(probes)} so far");
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Nobody_is_let_in_without_a_good_token(string token)
    {
        World target = await CreateTargetAsync();
        string? bad = BadToken.Make(token, server, new Caller(new UserKey(target.Company.Id, target.Owner), Roles.Admin | Roles.Service));

        foreach (string name in SocketProbes.Namespaces)
        {
            Assert.Equal("""{"message":"unauthorized"}""", await ProbeSocket.TryConnectAsync(Address, name, bad));
        }
    }

    // Each loop that tells something tells this last, after whatever a stranger may have caused.
    private static async Task AssertHearsNothingButItselfAsync(ProbeSocket listener, World target)
    {
        RestClient owner = target.Company.As(target.Owner);
        string group = target.Ids("conversation")[0];
        await owner.PostAsync($"/conversations/{group}/read");
        await owner.PatchAsync($"/conversations/{group}", """{"name":"the end"}""");
        string[] own = ["chat:unread", "conversation:unread", "message:read", "chat:thread:updated", "conversation:updated", "thread:updated"];
        await listener.HearAsync(own);

        Assert.All(listener.Heard, heard => Assert.Contains(own, name => heard.Contains($"[\"{name}\"", StringComparison.Ordinal)));
        Assert.Equal(own.Length, listener.Heard.Count);
    }

    private static async Task<int> ProbeAsync(SocketProbe probe, string kind, ProbeSocket socket, Stranger stranger, World target)
    {
        int probes = 0;
        foreach (string foreign in target.Ids(kind))
        {
            string unknown = World.Unknown(kind, foreign);
            string there = await probe.SendAsync(socket, stranger.Own, kind, foreign);
            string notThere = await probe.SendAsync(socket, stranger.Own, kind, unknown);

            string what = $"{probe.Namespace} {probe.Event} with a foreign {kind}: {there} but {notThere}";
            Assert.True(Plain(there, foreign) == Plain(notThere, unknown), what);
            Assert.True(RefusalOf(probe, kind) is not { } refusal || refusal == CodeOf(there), what);
            Assert.False(Plain(there, foreign).Contains(Stranger.Canary, StringComparison.OrdinalIgnoreCase), what);
            probes += 2;
        }

        return probes;
    }

    // A sync names what is no longer there, and leaving is never refused.
    private static string? RefusalOf(SocketProbe probe, string kind) => (probe.Needs, kind) switch
    {
        (Needs.Anybody, _) => null,
        (_, "message") => "not_found",
        _ when probe.Event.EndsWith("sync", StringComparison.Ordinal) => null,
        _ => "not_a_member",
    };

    private static string? CodeOf(string ack)
    {
        using JsonDocument document = JsonDocument.Parse(ack);
        return document.RootElement.TryGetProperty("code", out JsonElement code) ? code.GetString() : null;
    }

    private static string Plain(string ack, string id) => ack.Replace(id, "<id>", StringComparison.Ordinal);

    private Task<World> CreateTargetAsync()
    {
        string company = string.Create(CultureInfo.InvariantCulture, $"{Stranger.Canary}-sockets-{Interlocked.Increment(ref _companies)}");
        return World.CreateAsync(new RestCompany(server, company), Stranger.Canary);
    }
}
