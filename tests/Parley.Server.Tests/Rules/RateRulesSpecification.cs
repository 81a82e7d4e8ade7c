using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

public abstract class RateRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    private static readonly TimeSpan OrderWindow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_31st_message_of_an_order_thread_is_told_when_to_go_on()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await SendManyAsync("customer", thread, 30);

        RestAnswer refused = await SendAsync("customer", thread);

        Assert.Equal(("429 rate_limited", 300_000), (refused.Refusal, refused.Number("retryAfterMs")));
        Assert.Equal(TimeSpan.FromMinutes(5), refused.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task The_window_of_an_order_thread_slides_to_the_millisecond()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await SendManyAsync("customer", thread, 30);
        Time.Advance(OrderWindow - Moment);

        RestAnswer early = await SendAsync("customer", thread);
        Time.Advance(Moment);

        Assert.Equal(("429 rate_limited", 1), (early.Refusal, early.Number("retryAfterMs")));
        Assert.Equal(TimeSpan.FromSeconds(1), early.Headers.RetryAfter!.Delta);
        Assert.Equal("201", await RefusalOfSendAsync("customer", thread));
    }

    [Fact]
    public async Task Only_what_left_the_window_makes_room()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await SendManyAsync("customer", thread, 10);
        Time.Advance(TimeSpan.FromSeconds(100));
        await SendManyAsync("customer", thread, 20);
        Time.Advance(TimeSpan.FromSeconds(200));

        await SendManyAsync("customer", thread, 10);

        Assert.Equal(100_000, (await SendAsync("customer", thread)).Number("retryAfterMs"));
    }

    [Fact]
    public async Task The_other_side_is_not_silenced()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string other = await Company.OrderThreadAsync("o-2");
        await SendManyAsync("customer", thread, 30);

        Assert.Equal("429 rate_limited", await RefusalOfSendAsync("customer", thread));
        Assert.Equal("201", await RefusalOfSendAsync("provider", thread));
        Assert.Equal("201", await RefusalOfSendAsync("customer", other));
    }

    [Fact]
    public async Task Refused_messages_do_not_count()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        await SendManyAsync("customer", thread, 29);
        Assert.Equal("400 invalid_content", (await SendAsync("customer", thread, new string('x', 2001))).Refusal);
        Assert.Equal("404 not_found", (await SendAsync("customer", thread, replyToId: Guid.Empty.ToString())).Refusal);
        await SendManyAsync("customer", thread, 1);
        Time.Advance(OrderWindow - Moment);
        Assert.Equal("429 rate_limited", await RefusalOfSendAsync("customer", thread));

        Time.Advance(Moment);

        await SendManyAsync("customer", thread, 30);
    }

    [Fact]
    public async Task A_message_sent_again_does_not_count_and_is_answered_beyond_the_limit()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(i == 0 ? 201 : 200, (await SendAsync("customer", thread, clientId: "one")).Status);
        }

        await SendManyAsync("customer", thread, 29);

        Assert.Equal("429 rate_limited", await RefusalOfSendAsync("customer", thread));
        Assert.Equal(200, (await SendAsync("customer", thread, clientId: "one")).Status);
    }

    [Fact]
    public async Task Elsewhere_60_messages_fit_into_10_seconds()
    {
        string group = await Company.GroupAsync();
        string direct = await DirectAsync("ann", "bob");
        await SendManyAsync("ann", group, 60);

        Assert.Equal(10_000, (await SendAsync("ann", group)).Number("retryAfterMs"));
        Assert.Equal("201", await RefusalOfSendAsync("bob", group));
        Assert.Equal("201", await RefusalOfSendAsync("ann", direct));
        Time.Advance(Window - Moment);
        Assert.Equal("429 rate_limited", await RefusalOfSendAsync("ann", group));
        Time.Advance(Moment);
        Assert.Equal("201", await RefusalOfSendAsync("ann", group));
    }

    [Fact]
    public async Task A_day_has_its_messages_until_midnight_in_UTC()
    {
        AdvanceToMidnight(TimeSpan.Zero);
        string group = await Company.GroupAsync();
        string direct = await DirectAsync("ann", "bob");
        await SendManyAsync("ann", group, 60);
        await SendManyAsync("ann", direct, RulesServer.MessagesPerDay - 60);
        Time.Advance(Window);

        RestAnswer refused = await SendAsync("ann", group);

        Assert.Equal(("429 rate_limited", 86_390_000), (refused.Refusal, refused.Number("retryAfterMs")));
        Assert.Equal("429 rate_limited", await RefusalOfSendAsync("ann", direct));
        Assert.Equal("201", await RefusalOfSendAsync("bob", direct));
        AdvanceToMidnight(Moment);
        Assert.Equal(1, (await SendAsync("ann", direct)).Number("retryAfterMs"));
        Time.Advance(Moment);
        Assert.Equal("201", await RefusalOfSendAsync("ann", direct));
    }

    private void AdvanceToMidnight(TimeSpan before)
    {
        DateTime now = Time.GetUtcNow().UtcDateTime;
        Time.Advance(now.Date.AddDays(1) - now - before);
    }
}
