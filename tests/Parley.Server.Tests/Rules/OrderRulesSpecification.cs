using System.Text.Json;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Rules;

public abstract class OrderRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData("assigned", "201")]
    [InlineData("in_progress", "201")]
    [InlineData("completed", "201")]
    [InlineData("canceled", "403 order_canceled")]
    [InlineData("cancelled", "403 order_closed")]
    [InlineData("Assigned", "403 order_closed")]
    [InlineData("pending", "403 order_closed")]
    [InlineData("disputed", "403 order_closed")]
    public async Task The_status_of_an_order_opens_and_closes_its_thread(string status, string answer)
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await PutOrderAsync("o-1", status);

        Assert.Equal(answer, await RefusalOfSendAsync("customer", thread));
        Assert.Equal(answer, await RefusalOfSendAsync("provider", thread));
        JsonElement send = (await ReadAsync("customer", thread)).GetProperty("capabilities").GetProperty("send");
        Assert.Equal(answer == "201", send.GetProperty("allowed").GetBoolean());
        Assert.Equal(answer, send.TryGetProperty("reason", out JsonElement reason) ? $"403 {reason.GetString()}" : "201");
    }

    [Fact]
    public async Task A_completed_order_takes_messages_for_seven_days_to_the_millisecond()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        DateTimeOffset completed = Time.GetUtcNow();
        await PutOrderAsync("o-1", "completed");
        JsonElement send = (await ReadAsync("customer", thread)).GetProperty("capabilities").GetProperty("send");
        Time.Advance(Grace - Moment);

        string last = await RefusalOfSendAsync("customer", thread);
        Time.Advance(Moment);

        Assert.Equal("201", last);
        Assert.Equal("403 order_closed", await RefusalOfSendAsync("customer", thread));
        Assert.Equal(completed + Grace, send.GetProperty("until").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_time_that_the_host_tells_decides()
    {
        string thread = await Company.OrderThreadAsync("o-1");

        await PutOrderAsync("o-1", "completed", Time.GetUtcNow() - Grace + Moment);
        Assert.Equal("201", await RefusalOfSendAsync("customer", thread));
        await PutOrderAsync("o-1", "completed", Time.GetUtcNow() - Grace);
        Assert.Equal("403 order_closed", await RefusalOfSendAsync("customer", thread));
    }

    [Fact]
    public async Task A_thread_is_archived_by_itself_and_opens_when_its_order_returns()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await PutOrderAsync("o-1", "completed");
        await ArchiveByTimeAsync();

        RestClient customer = Company.As("customer");
        Assert.Equal(thread, Assert.Single((await customer.GetAsync("/threads?status=archived")).Items).GetProperty("id").GetString());
        Assert.Empty((await customer.GetAsync("/threads?status=open")).Items);
        Assert.Equal("403 order_closed", await RefusalOfSendAsync("customer", thread));
        Assert.Equal("403 order_closed", (await customer.PostAsync($"/threads/{thread}/unarchive")).Refusal);
        await PutOrderAsync("o-1", "in_progress");
        Assert.Equal("open", Assert.Single((await customer.GetAsync("/threads")).Items).GetProperty("status").GetString());
        Assert.Equal("201", await RefusalOfSendAsync("customer", thread));
    }

    [Fact]
    public async Task A_thread_that_was_archived_by_hand_stays_so_when_its_order_returns()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await Company.As("provider").PostAsync($"/threads/{thread}/archive");
        await PutOrderAsync("o-1", "canceled");

        await PutOrderAsync("o-1", "assigned");

        Assert.Equal("403 thread_archived", await RefusalOfSendAsync("customer", thread));
        Assert.Equal(200, (await Company.As("customer").PostAsync($"/threads/{thread}/unarchive")).Status);
        Assert.Equal("201", await RefusalOfSendAsync("customer", thread));
    }

    [Fact]
    public async Task New_parties_get_a_new_thread_and_the_old_one_is_read_only()
    {
        string old = await Company.OrderThreadAsync("o-1");
        await SendManyAsync("provider", old, 1);
        await PutOrderAsync("o-1", "assigned", provider: "other");

        RestAnswer now = await Company.As("other").PostAsync("/threads", """{"orderId":"o-1"}""");

        Assert.Equal((201, false), (now.Status, now.Text("id") == old));
        Assert.Equal("403 order_closed", await RefusalOfSendAsync("customer", old));
        Assert.Equal("403 not_a_member", await RefusalOfSendAsync("other", old));
        Assert.Equal("403 not_a_member", await RefusalOfSendAsync("provider", now.Text("id")));
        Assert.Single(await HistoryAsync("provider", old));
    }

    [Fact]
    public async Task Only_the_parties_and_the_host_open_the_thread_of_an_order()
    {
        await PutOrderAsync("o-1", "assigned");

        Assert.Equal("403 not_a_member", (await Company.As("eve").PostAsync("/threads", """{"orderId":"o-1"}""")).Refusal);
        Assert.Equal("403 not_a_member", (await Moderator.PostAsync("/threads", """{"orderId":"o-1"}""")).Refusal);
        Assert.Equal(201, (await Company.Service.PostAsync("/threads", """{"orderId":"o-1"}""")).Status);
        Assert.Equal(200, (await Company.As("provider").PostAsync("/threads", """{"orderId":"o-1"}""")).Status);
        Assert.Equal("404 not_found", (await Company.Service.PostAsync("/threads", """{"orderId":"o-2"}""")).Refusal);
    }

    [Fact]
    public async Task What_is_refused_may_not_be_edited_in_either()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string message = (await SendAsync("customer", thread)).Text("id");
        await PutOrderAsync("o-1", "canceled");

        RestAnswer edited = await Company.As("customer").PatchAsync($"/messages/{message}", """{"content":"changed"}""");

        Assert.Equal("403 order_canceled", edited.Refusal);
        Assert.Equal("hi", (await HistoryAsync("customer", thread))[0].GetProperty("content").GetString());
    }

    // The archiver looks every minute.
    private async Task ArchiveByTimeAsync()
    {
        var archived = new Mailbox<ConversationUpdated>("the archiving of the thread");
        using IDisposable subscription = Server.Get<IEventBus>().Subscribe(told =>
        {
            if (told is ConversationUpdated { Conversation.Status: ConversationStatus.Archived } updated && told.Company == Company.Id)
            {
                archived.Add(updated);
            }
        });
        Time.Advance(Grace);
        Time.Advance(TimeSpan.FromMinutes(1));
        await archived.NextAsync();
    }
}
