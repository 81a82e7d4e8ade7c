using System.Text.Json;
using Parley.Server.Demo;
using Parley.Server.Tests.Rest;
using Parley.Server.Tests.Samples;

namespace Parley.Server.Tests.Demo;

public sealed class DemoDataTests(DemoServer server) : IClassFixture<DemoServer>
{
    // Of a sender in an order thread within five minutes: most is left to whoever tries it.
    private const int FewLines = 10;

    public static TheoryData<string> People => [.. DemoPeople.All.Where(static person => !person.Caller.IsService).Select(static person => person.UserId)];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Everybody_has_the_conversations_that_they_are_a_member_of(string userId)
    {
        DemoPerson person = DemoPeople.Find(userId)!;
        DemoTalk[] talks = [.. DemoTalks.All.Where(talk => talk.Members.Contains(person))];

        IReadOnlyList<JsonElement> conversations = (await server.As(person).GetAsync("/conversations")).Items;

        Assert.Equal(
            talks.Reverse().Select(static talk => (talk.Group, talk.Order?.OrderId, talk.Lines[^1].Text)),
            conversations.Select(static one => (Text(one, "name"), Text(one, "orderId"), Text(one.GetProperty("lastMessage"), "content")))!);
    }

    [Fact]
    public async Task A_talk_is_stored_line_by_line_with_its_replies()
    {
        RestClient ada = server.As(DemoPeople.Ada);
        string id = (await ada.GetAsync("/conversations?limit=1")).Items[0].GetProperty("id").GetString()!;

        JsonElement[] messages = [.. (await ada.GetAsync($"/conversations/{id}/messages?limit=100")).Items.Reverse()];

        IReadOnlyList<DemoLine> lines = DemoLaunch.Talk.Lines;
        string?[] ids = [.. messages.Select(static message => Text(message, "id"))];
        Assert.Equal(
            lines.Select(line => (line.Sender.UserId, line.Text, line.RepliesTo is { } index ? ids[index] : null)),
            messages.Select(static message => (Text(message, "senderId"), Text(message, "content"), Text(message, "replyToId")))!);
        Assert.InRange(lines.Count, 30, 60);
        Assert.Contains(lines, static line => line.RepliesTo is not null);
    }

    [Fact]
    public async Task Some_is_read_and_some_is_not()
    {
        IReadOnlyList<JsonElement> conversations = (await server.As(DemoPeople.Ada).GetAsync("/conversations")).Items;

        Assert.Contains(conversations, static one => one.GetProperty("unreadCount").GetInt64() > 0);
        Assert.Contains(conversations, static one => one.GetProperty("unreadCount").GetInt64() == 0);
    }

    [Fact]
    public async Task The_people_to_sign_in_as_come_with_their_orders()
    {
        RestAnswer people = await new RestClient(server.Http, token: null).GetAsync("/demo/people");

        JsonElement[] all = [.. people.Json.EnumerateArray()];
        JsonElement service = Assert.Single(all, static person => person.GetProperty("isService").GetBoolean());
        Assert.Equal(DemoPeople.All.Select(static person => (person.UserId, person.Name)), all.Select(static one => (Text(one, "userId"), Text(one, "name")))!);
        Assert.Equal(
            DemoOrders.All.Select(static order => (order.OrderId, order.Customer.UserId, order.Provider.UserId)),
            service.GetProperty("orders").EnumerateArray().Select(static one => (Text(one, "orderId"), Text(one, "customerId"), Text(one, "providerId")))!);
    }

    [Fact]
    public void Order_threads_are_far_from_their_limit() => Assert.All(
        DemoTalks.All.Where(static talk => talk.Order is not null),
        static talk => Assert.All(talk.Lines.CountBy(static line => line.Sender), static count => Assert.InRange(count.Value, 1, FewLines)));

    [Fact]
    public async Task A_second_start_adds_nothing_and_opens_the_orders_again()
    {
        using var folder = new ProgramFolder();
        (string before, string canceled) = await StartAsync(folder, cancel: true);

        (string after, string open) = await StartAsync(folder, cancel: false);

        Assert.Equal(before, after);
        Assert.Equal(("403 order_canceled", "201 without a problem"), (canceled, open));
    }

    private static async Task<(string Heard, string Sent)> StartAsync(ProgramFolder folder, bool cancel)
    {
        await using RunningProgram parley = await RunningProgram.StartAsync(folder.Parley("Development", secret: null));
        RestClient ada = await parley.SignInAsync("ada");
        string heard = string.Join(
            ' ', (await ada.GetAsync("/chat/threads")).Items.Select(static one => $"{Text(one, "id")}: {one.GetProperty("lastMessage").GetProperty("seq")}"));
        if (cancel)
        {
            RestClient shop = await parley.SignInAsync("shop");
            await shop.PutAsync("/orders/1001", """{"customerId":"ada","providerId":"ben","status":"canceled"}""");
        }

        RestAnswer thread = await ada.PostAsync("/threads", """{"orderId":"1001"}""");
        RestAnswer sent = await ada.PostAsync($"/threads/{thread.Text("id")}/messages", """{"kind":"text","text":"Hello?"}""");
        Assert.Equal(0, await parley.Process.TerminateAsync());
        return (heard, sent.Refusal);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
