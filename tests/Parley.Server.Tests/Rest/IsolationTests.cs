using Parley.Messaging.Users;
using Parley.Server.Rest.Dialects;

namespace Parley.Server.Tests.Rest;

/// <summary>Every route, with ids of what is not the caller's: the answer is that for an id which does not exist, and nothing happens.</summary>
public sealed class IsolationTests(RestServer server) : IClassFixture<RestServer>
{
    private const string Canary = "canary";

    private const string Unknown = "0198f1a0-0000-7000-8000-000000000000";

    /// <summary>A body for each route, <c>T</c> being each mount; <c>{id}</c> is what the caller has no right to.</summary>
    private static readonly Dictionary<string, string?> Bodies = new(StringComparer.Ordinal)
    {
        ["GET T"] = null,
        ["POST T"] = """{"orderId":"{id}"}""",
        ["GET T/{id}"] = null,
        ["PATCH T/{id}"] = """{"name":"changed"}""",
        ["POST T/{id}/archive"] = null,
        ["POST T/{id}/unarchive"] = null,
        ["POST T/{id}/block"] = null,
        ["POST T/{id}/unblock"] = null,
        ["GET T/{id}/messages"] = null,
        ["POST T/{id}/messages"] = """{"kind":"text","text":"changed","content":"changed"}""",
        ["POST T/{id}/read"] = null,
        ["POST T/{id}/delivered"] = "{}",
        ["POST T/{id}/members"] = """{"userId":"bob","role":"admin"}""",
        ["DELETE T/{id}/members/{userId}"] = null,
        ["PATCH /messages/{id}"] = """{"content":"changed"}""",
        ["DELETE /messages/{id}"] = null,
        ["GET /messages/{id}/receipts"] = null,
        ["POST /sync"] = """{"conversations":[{"id":"{id}","rev":0}]}""",
        ["GET /unread"] = null,
        ["GET /presence"] = null,
        ["PUT /orders/{id}"] = """{"customerId":"bob","providerId":"eve","status":"canceled"}""",
        ["PUT /users/{id}"] = """{"name":"changed"}""",
        ["POST /users/batch"] = """{"users":[{"id":"{id}","name":"changed"}]}""",
        ["POST /users/{id}/revoke"] = null,
    };

    private readonly RestCompany _company = server.Company();

    [Theory]
    [InlineData("another company's user")]
    [InlineData("another company's user of the same id")]
    [InlineData("another company's admin")]
    [InlineData("a user of the company")]
    [InlineData("a removed member")]
    public async Task What_is_foreign_answers_like_what_is_not_there(string who)
    {
        Target target = await CreateAsync();
        RestClient caller = CallerOf(who);
        string before = await StateAsync(target);

        foreach (string route in server.Routes)
        {
            RestAnswer foreign = await CallAsync(caller, route, target.IdFor(route));
            RestAnswer unknown = await CallAsync(caller, route, Unknown);

            Assert.True((foreign.Status, Plain(foreign, target)) == (unknown.Status, Plain(unknown, target)), $"{route}: {foreign.Body}");
            Assert.DoesNotContain(Canary, foreign.Body, StringComparison.Ordinal);
        }

        Assert.Equal(before, await StateAsync(target));
    }

    [Fact]
    public async Task Nobody_is_served_without_a_token()
    {
        Target target = await CreateAsync();
        var nobody = new RestClient(server.Http, token: null);
        string before = await StateAsync(target);

        foreach (string route in server.Routes)
        {
            Assert.Equal("401 unauthorized", (await CallAsync(nobody, route, target.IdFor(route))).Refusal);
        }

        Assert.Equal(before, await StateAsync(target));
    }

    [Fact]
    public void Every_route_has_its_row() => Assert.All(server.Routes, static route => Assert.Contains(RowOf(route), Bodies.Keys));

    private RestClient CallerOf(string who) => who switch
    {
        "another company's user" => server.Company().As("eve"),
        "another company's user of the same id" => server.Company().As("ann"),
        "another company's admin" => server.Company().As("eve", Roles.Admin | Roles.Moderator),
        "a user of the company" => _company.As("eve"),
        _ => _company.As("gone"),
    };

    private async Task<Target> CreateAsync()
    {
        await _company.MeetAsync("gone", "eve");
        string group = await _company.GroupAsync();
        RestClient ann = _company.As("ann");
        await ann.PatchAsync($"/conversations/{group}", $$"""{"name":"{{Canary}}"}""");
        await ann.PostAsync($"/conversations/{group}/members", """{"userId":"gone"}""");
        RestAnswer message = await ann.PostAsync($"/conversations/{group}/messages", $$"""{"content":"{{Canary}}"}""");
        await ann.DeleteAsync($"/conversations/{group}/members/gone");
        await _company.OrderThreadAsync("order-1");
        return new Target(group, message.Text("id"));
    }

    private async Task<string> StateAsync(Target target)
    {
        RestAnswer group = await _company.As("ann").GetAsync($"/conversations/{target.Conversation}");
        RestAnswer messages = await _company.As("ann").GetAsync($"/conversations/{target.Conversation}/messages");
        RestAnswer thread = await _company.As("customer").PostAsync("/threads", """{"orderId":"order-1"}""");
        Assert.Equal((200, 200, 200), (group.Status, messages.Status, thread.Status));
        return group.Body + messages.Body + thread.Body;
    }

    private static Task<RestAnswer> CallAsync(RestClient caller, string route, string id)
    {
        string[] parts = route.Split(' ');
        string path = parts[1].Replace("{id}", id, StringComparison.Ordinal).Replace("{userId}", "bob", StringComparison.Ordinal);
        return caller.SendAsync(new HttpMethod(parts[0]), path, Bodies[RowOf(route)]?.Replace("{id}", id, StringComparison.Ordinal));
    }

    // A sync names what was asked for.
    private static string Plain(RestAnswer answer, Target target) =>
        answer.Body.Replace(target.Conversation, "id", StringComparison.Ordinal).Replace(Unknown, "id", StringComparison.Ordinal);

    private static string RowOf(string route)
    {
        string[] parts = route.Split(' ');
        string mount = KnownDialects.All.Select(static dialect => dialect.Path)
            .FirstOrDefault(path => parts[1] == path || parts[1].StartsWith($"{path}/", StringComparison.Ordinal)) ?? "";
        return mount.Length == 0 ? route : $"{parts[0]} T{parts[1][mount.Length..]}";
    }

    private sealed record Target(string Conversation, string Message)
    {
        public string IdFor(string route) => RowOf(route) switch
        {
            "POST T" => "order-1",
            string row when row.Contains("/messages/{id}", StringComparison.Ordinal) => Message,
            string row when row.Contains("/orders/", StringComparison.Ordinal) => "order-1",
            string row when row.Contains("/users/", StringComparison.Ordinal) => "ann",
            _ => Conversation,
        };
    }
}
