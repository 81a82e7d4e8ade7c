using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;

namespace Parley.Messaging.Tests.Policies;

public sealed class SendPolicyTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task A_member_sends()
    {
        Guid group = _given.Group("ann", "bob");

        Result<SentMessage> sent = await _given.When(Given.Send("bob", group));

        sent.ShouldSucceed();
    }

    [Fact]
    public async Task A_stranger_a_removed_member_a_foreign_company_and_an_unknown_conversation_answer_alike()
    {
        Guid group = _given.Group("ann");
        _given.Gone(group, "bob");
        SendMessage foreign = Given.Send("ann", group) with { Caller = Given.Caller("ann", company: "other") };

        ParleyError[] refusals =
        [
            (await _given.When(Given.Send("eve", group))).ShouldFail("not_a_member"),
            (await _given.When(Given.Send("bob", group))).ShouldFail("not_a_member"),
            (await _given.When(foreign)).ShouldFail("not_a_member"),
            (await _given.When(Given.Send("ann", Guid.Empty))).ShouldFail("not_a_member"),
        ];

        Assert.Equal("Not a member of this conversation", Assert.Single(refusals.Distinct()).Message);
    }

    [Theory]
    [InlineData(Messaging.Users.Roles.Moderator)]
    [InlineData(Messaging.Users.Roles.Admin)]
    [InlineData(Messaging.Users.Roles.Service)]
    public async Task No_role_lets_anybody_send_to_an_order_thread_but_its_two_parties(Messaging.Users.Roles roles)
    {
        Guid thread = _given.OrderThread();

        Result<SentMessage> sent = await _given.When(Given.Send("mod", thread) with { Caller = Given.Caller("mod", roles) });

        sent.ShouldFail("not_a_member");
    }

    [Theory]
    [InlineData(ConversationStatus.Archived, "thread_archived")]
    [InlineData(ConversationStatus.Blocked, "thread_blocked")]
    public async Task An_archived_or_blocked_conversation_takes_no_messages(ConversationStatus status, string code)
    {
        Guid group = _given.Group("ann");
        _given.Status(group, status);

        Result<SentMessage> sent = await _given.When(Given.Send("ann", group));

        sent.ShouldFail(code);
    }

    [Theory]
    [InlineData("eve", OrderStatus.Canceled, ConversationStatus.Blocked, "not_a_member")]
    [InlineData("cat", OrderStatus.Canceled, ConversationStatus.Blocked, "thread_blocked")]
    [InlineData("cat", OrderStatus.Canceled, ConversationStatus.Archived, "order_canceled")]
    [InlineData("cat", OrderStatus.Assigned, ConversationStatus.Archived, "thread_archived")]
    public async Task The_reason_that_says_most_comes_first(string sender, string order, ConversationStatus status, string code)
    {
        Guid thread = _given.OrderThread(order);
        _given.Status(thread, status);

        Result<SentMessage> sent = await _given.When(Given.Send(sender, thread, new string('x', 2001)));

        sent.ShouldFail(code);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(1)]
    public async Task An_order_thread_takes_2_000_code_points(int length)
    {
        Guid thread = _given.OrderThread();

        (await _given.When(Given.Send("cat", thread, new string('x', length)))).ShouldSucceed();
        (await _given.When(Given.Send("cat", thread, Astral(length)))).ShouldSucceed();
    }

    [Fact]
    public async Task An_order_thread_refuses_2_001_code_points()
    {
        Guid thread = _given.OrderThread();

        (await _given.When(Given.Send("cat", thread, new string('x', 2001)))).ShouldFail("invalid_content");
        (await _given.When(Given.Send("cat", thread, Astral(2001)))).ShouldFail("invalid_content");
    }

    [Fact]
    public async Task Other_conversations_take_10_000_code_points_and_no_more()
    {
        Guid group = _given.Group("ann");

        (await _given.When(Given.Send("ann", group, Astral(10_000)))).ShouldSucceed();
        (await _given.When(Given.Send("ann", group, Astral(10_001)))).ShouldFail("invalid_content");
        (await _given.When(Given.Send("ann", group, new string('x', 10_001)))).ShouldFail("invalid_content");
    }

    [Fact]
    public async Task A_length_of_0_is_no_limit()
    {
        (_given.Limits.TextLength, _given.Limits.OrderTextLength) = (0, 0);
        Guid group = _given.Group("ann");
        Guid thread = _given.OrderThread();

        (await _given.When(Given.Send("ann", group, Astral(20_000)))).ShouldSucceed();
        (await _given.When(Given.Send("cat", thread, Astral(20_000)))).ShouldSucceed();
    }

    // Each takes two chars of UTF-16 and counts as one.
    private static string Astral(int length) => string.Concat(Enumerable.Repeat("\U0001F600", length));
}
