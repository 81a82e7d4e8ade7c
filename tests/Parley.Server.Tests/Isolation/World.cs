using System.Buffers.Text;
using Parley.Server.Rest.Requests;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Isolation;

/// <summary>Conversations, messages, users and orders of a company, every text of which has the same word in it.</summary>
internal sealed class World
{
    private const string UnknownId = "0198f1a0-0000-7000-8000-000000000000";

    /// <summary>What stands for each kind of id where it does not exist. A text sorts as those that do.</summary>
    private static readonly Dictionary<string, string> NotThere = new(StringComparer.Ordinal)
    {
        ["conversation"] = UnknownId,
        ["message"] = UnknownId,
        ["member"] = "canarz-nobody",
        ["user"] = "canarz-nobody",
        ["acquaintance"] = "canarz-nobody",
        ["order"] = "canarz-order",
        ["receiptCursor"] = Cursor.AfterReceipt("canarz-nobody"),
    };

    private readonly Dictionary<string, string[]> _ids = new(StringComparer.Ordinal);

    private World(RestCompany company, string owner) => (Company, Owner) = (company, owner);

    public RestCompany Company { get; }

    /// <summary>Who is in every conversation, owns the group and is the customer of the orders.</summary>
    public string Owner { get; }

    public static async Task<World> CreateAsync(RestCompany company, string word, string? owner = null)
    {
        var world = new World(company, owner ?? $"{word}-ann");
        await world.CreateAsync(word);
        return world;
    }

    /// <summary>The ids of a kind; the first one is that which its owner may do anything with.</summary>
    public IReadOnlyList<string> Ids(string kind) => _ids[kind];

    /// <summary>What a foreign id of a kind must not be told apart from.</summary>
    public static string Unknown(string kind, string foreign) => kind == "listCursor" ? OfUnknownConversation(foreign) : NotThere[kind];

    private async Task CreateAsync(string word)
    {
        (string bob, string cid) = ($"{word}-bob", $"{word}-cid");
        RestClient ann = Company.As(Owner);
        await Company.Service.PostAsync(
            "/users/batch", $$"""{"users":[{"id":"{{bob}}","name":"{{word}} Bob"},{"id":"{{cid}}","name":"{{word}} Cid"}]}""");
        string group = await StartAsync($$"""{"type":"group","memberIds":["{{bob}}"],"name":"{{word}} group"}""");
        string direct = await StartAsync($$"""{"type":"direct","memberIds":["{{bob}}"]}""");
        string[] orders = [$"{word}-order", $"{word}-order-without-thread"];
        foreach (string order in orders)
        {
            await Company.Service.PutAsync(
                $"/orders/{order}", $$"""{"customerId":"{{Owner}}","providerId":"{{bob}}","status":"assigned"}""");
        }

        string thread = await StartAsync($$"""{"orderId":"{{orders[0]}}"}""");
        string deleted = await SayAsync(group, word);
        string[] messages = [await SayAsync(group, word), await SayAsync(direct, word), await SayAsync(thread, word), deleted];
        Assert.Equal(200, (await ann.DeleteAsync($"/messages/{deleted}")).Status);
        _ids["conversation"] = [group, direct, thread];
        _ids["message"] = messages;
        _ids["member"] = [bob];
        _ids["user"] = [cid];
        _ids["acquaintance"] = [bob, cid];
        _ids["order"] = orders;
        _ids["listCursor"] = [(await ann.GetAsync("/conversations?limit=1")).Text("nextCursor")];
        _ids["receiptCursor"] = [Cursor.AfterReceipt(cid)];
    }

    private async Task<string> StartAsync(string body)
    {
        RestAnswer started = await Company.As(Owner).PostAsync("/conversations", body);
        Assert.Equal(201, started.Status);
        return started.Text("id");
    }

    private async Task<string> SayAsync(string conversation, string word)
    {
        RestAnswer sent = await Company.As(Owner).PostAsync($"/conversations/{conversation}/messages", $$"""{"content":"{{word}} text"}""");
        Assert.Equal(201, sent.Status);
        return sent.Text("id");
    }

    // The same moment, and another conversation.
    private static string OfUnknownConversation(string cursor)
    {
        byte[] bytes = Base64Url.DecodeFromChars(cursor);
        bytes[^1] ^= 0xff;
        return Base64Url.EncodeToString(bytes);
    }
}
