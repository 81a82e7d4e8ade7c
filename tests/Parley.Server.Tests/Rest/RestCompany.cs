using Parley.Messaging.Users;

namespace Parley.Server.Tests.Rest;

/// <summary>One company's users as clients of REST.</summary>
internal sealed class RestCompany(RestServer server, string id)
{
    public string Id => id;

    public RestClient Service => As("backend", Roles.Service);

    public RestClient As(string userId, Roles roles = Roles.None) =>
        new(server.Http, server.Mint(new Caller(new UserKey(id, userId), roles), $"{userId}'s name"));

    /// <summary>Users who are known, as a client who called once is.</summary>
    public async Task<RestClient[]> MeetAsync(params string[] userIds)
    {
        RestClient[] clients = [.. userIds.Select(user => As(user))];
        foreach (RestClient client in clients)
        {
            await client.GetAsync("/unread");
        }

        return clients;
    }

    /// <summary>The thread of a new order between "customer" and "provider".</summary>
    public async Task<string> OrderThreadAsync(string orderId, string status = "assigned")
    {
        await Service.PutAsync($"/orders/{orderId}", $$"""{"customerId":"customer","providerId":"provider","status":"{{status}}"}""");
        return (await As("customer").PostAsync("/threads", $$"""{"orderId":"{{orderId}}"}""")).Text("id");
    }

    /// <summary>A group that ann owns and bob is a member of.</summary>
    public async Task<string> GroupAsync()
    {
        RestClient[] users = await MeetAsync("ann", "bob");
        return (await users[0].PostAsync("/conversations", """{"type":"group","memberIds":["bob"],"name":"Team"}""")).Text("id");
    }
}
