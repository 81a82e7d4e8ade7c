using System.Text.Json;
using Parley.Messaging.Users;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Rules;

/// <summary>A company of the test's own, and the calls that rules are about.</summary>
public abstract class RulesSpecification(RulesServer server)
{
    protected FakeTime Time => server.Time;

    private protected RulesServer Server => server;

    private protected RestCompany Company { get; } = server.Company();

    private protected RestClient Moderator => Client("mod");

    /// <summary>Of a user, who is a moderator as "mod".</summary>
    private protected RestClient Client(string user) => Company.As(user, user == "mod" ? Roles.Moderator : Roles.None);

    private protected static string Json(object body) => JsonSerializer.Serialize(body);

    private protected Task<RestAnswer> SendAsync(
        string user, string conversation, string text = "hi", string? clientId = null, string? replyToId = null) =>
        Client(user).PostAsync($"/conversations/{conversation}/messages", Json(new { content = text, clientId, replyToId }));

    /// <summary>Sends so many messages, all of which must be stored.</summary>
    private protected async Task SendManyAsync(string user, string conversation, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(201, (await SendAsync(user, conversation)).Status);
        }
    }

    private protected async Task<string> RefusalOfSendAsync(string user, string conversation) =>
        await SendAsync(user, conversation) is { Status: not 201 } refused ? refused.Refusal : "201";

    private protected async Task<string> DirectAsync(string one, string other)
    {
        await Company.MeetAsync(one, other);
        string body = Json(new { type = "direct", memberIds = (string[])[other] });
        RestAnswer started = await Company.As(one).PostAsync("/conversations", body);
        return started.Text("id");
    }

    private protected async Task PutOrderAsync(
        string orderId, string status, DateTimeOffset? completedAt = null, string provider = "provider")
    {
        var order = new { customerId = "customer", providerId = provider, status, completedAt };
        Assert.Equal(200, (await Company.Service.PutAsync($"/orders/{orderId}", Json(order))).Status);
    }

    private protected async Task<JsonElement> ReadAsync(string user, string conversation) =>
        (await Company.As(user).GetAsync($"/conversations/{conversation}")).Json;

    private protected async Task<IReadOnlyList<JsonElement>> HistoryAsync(string user, string conversation) =>
        (await Company.As(user).GetAsync($"/conversations/{conversation}/messages?limit=100")).Items;
}
