using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Policies;

public sealed class SendRateTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly Given _given = new();

    [Fact]
    public async Task The_31st_message_in_five_minutes_to_an_order_thread_is_refused()
    {
        Guid thread = _given.OrderThread();
        await SendAsync("cat", thread, 30);
        _given.Time.Advance(TimeSpan.FromSeconds(100));

        ParleyError refusal = (await _given.When(Given.Send("cat", thread))).ShouldFail("rate_limited");

        Assert.Equal(TimeSpan.FromSeconds(200), refusal.RetryAfter);
    }

    [Fact]
    public async Task The_61st_message_in_ten_seconds_elsewhere_is_refused()
    {
        Guid group = _given.Group("ann");
        await SendAsync("ann", group, 60);

        ParleyError refusal = (await _given.When(Given.Send("ann", group))).ShouldFail("rate_limited");

        Assert.Equal(TimeSpan.FromSeconds(10), refusal.RetryAfter);
    }

    [Fact]
    public async Task The_window_slides_to_the_millisecond()
    {
        Guid group = _given.Group("ann");
        await SendAsync("ann", group, 1);
        _given.Time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync("ann", group, 59);
        _given.Time.Advance(TimeSpan.FromSeconds(9) - Millisecond);

        ParleyError early = (await _given.When(Given.Send("ann", group))).ShouldFail("rate_limited");
        _given.Time.Advance(Millisecond);
        Result<SentMessage>[] later = await _given.WhenTogether(Given.Send("ann", group), Given.Send("ann", group));

        Assert.Equal(Millisecond, early.RetryAfter);
        later[0].ShouldSucceed();
        Assert.Equal(TimeSpan.FromSeconds(1), later[1].ShouldFail("rate_limited").RetryAfter);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_makes_nobody_wait_for_longer_than_the_window()
    {
        Guid group = _given.Group("ann");
        _given.Store.Put(_given.Conversation(group) with { LastMessageAt = _given.Now.AddHours(1) });
        await SendAsync("ann", group, 60);

        ParleyError refusal = (await _given.When(Given.Send("ann", group))).ShouldFail("rate_limited");

        Assert.Equal(TimeSpan.FromSeconds(10), refusal.RetryAfter);
    }

    [Theory]
    [InlineData(0, 61)]
    [InlineData(59, 2)]
    [InlineData(20, 200)]
    public async Task Messages_of_one_batch_count_among_each_other(int before, int together)
    {
        Guid group = _given.Group("ann");
        await SendAsync("ann", group, before);

        Result<SentMessage>[] sent = await _given.WhenTogether(Enumerable.Range(0, together).Select(_ => Given.Send("ann", group)));

        Assert.Equal(60 - before, sent.Count(result => result.Error is null));
        Assert.All(sent.Skip(60 - before), result => result.ShouldFail("rate_limited"));
    }

    [Fact]
    public async Task Each_sender_and_each_conversation_has_a_window_of_its_own()
    {
        Guid thread = _given.OrderThread();
        Guid group = _given.Group("cat");
        await SendAsync("cat", thread, 30);

        Result<SentMessage>[] sent = await _given.WhenTogether(Given.Send("cat", thread), Given.Send("pat", thread), Given.Send("cat", group));

        sent[0].ShouldFail("rate_limited");
        sent[1].ShouldSucceed();
        sent[2].ShouldSucceed();
    }

    [Fact]
    public async Task Refused_and_replayed_messages_do_not_count()
    {
        _given.Limits.MessagesPerWindow = 2;
        Guid group = _given.Group("ann");
        SendMessage first = Given.Send("ann", group, clientId: "a");
        SendMessage tooLong = Given.Send("ann", group, new string('x', 10_001));
        SendMessage reply = Given.Send("ann", group, replyTo: Guid.Empty);

        Result<SentMessage>[] sent = await _given.WhenTogether(first, first, tooLong, reply, Given.Send("ann", group), Given.Send("ann", group));

        sent[4].ShouldSucceed();
        sent[5].ShouldFail("rate_limited");
        Assert.Equal(2, _given.Store.Quota(new UserKey(Given.Company, "ann"), new DateOnly(2030, 1, 1)));
    }

    [Fact]
    public async Task A_limit_of_0_is_off()
    {
        (_given.Limits.MessagesPerWindow, _given.Limits.OrderMessagesPerWindow, _given.Limits.MessagesPerDay) = (0, 0, 0);
        Guid group = _given.Group("ann");
        Guid thread = _given.OrderThread();

        await SendAsync("ann", group, 300);
        await SendAsync("cat", thread, 300);

        Assert.Equal(300, _given.Conversation(group).LastSeq);
        Assert.Equal(0, _given.Store.Quota(new UserKey(Given.Company, "ann"), new DateOnly(2030, 1, 1)));
    }

    [Fact]
    public async Task A_limit_of_0_for_one_kind_leaves_the_other_one_on()
    {
        (_given.Limits.MessagesPerWindow, _given.Limits.OrderMessagesPerWindow) = (0, 1);
        Guid group = _given.Group("ann");
        Guid thread = _given.OrderThread();
        await SendAsync("ann", group, 300);
        await SendAsync("cat", thread, 1);

        (await _given.When(Given.Send("cat", thread))).ShouldFail("rate_limited");
    }

    [Fact]
    public async Task The_day_s_number_holds_over_all_conversations_and_ends_at_midnight_utc()
    {
        _given.Limits.MessagesPerDay = 3;
        Guid group = _given.Group("ann");
        Guid direct = _given.Direct("ann", "bob");
        _given.Time.Advance(TimeSpan.FromHours(24) - Millisecond);
        await SendAsync("ann", group, 2);
        await SendAsync("ann", direct, 1);

        ParleyError refusal = (await _given.When(Given.Send("ann", direct))).ShouldFail("rate_limited");
        _given.Time.Advance(Millisecond);

        Assert.Equal(Millisecond, refusal.RetryAfter);
        (await _given.When(Given.Send("ann", direct))).ShouldSucceed();
    }

    [Fact]
    public async Task The_day_s_number_holds_within_one_batch()
    {
        _given.Limits.MessagesPerDay = 3;
        Guid group = _given.Group("ann", "bob");

        Result<SentMessage>[] sent = await _given.WhenTogether(Enumerable.Range(0, 5).Select(_ => Given.Send("ann", group)));

        Assert.Equal([true, true, true, false, false], sent.Select(result => result.Error is null));
        Assert.Equal(TimeSpan.FromDays(1), sent[4].ShouldFail("rate_limited").RetryAfter);
        (await _given.When(Given.Send("bob", group))).ShouldSucceed();
    }

    private async Task SendAsync(string userId, Guid conversation, int count)
    {
        foreach (Result<SentMessage> sent in await _given.WhenTogether(Enumerable.Range(0, count).Select(_ => Given.Send(userId, conversation))))
        {
            sent.ShouldSucceed();
        }
    }
}
