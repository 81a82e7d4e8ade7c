using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Orders;

public sealed class StartOrderThreadTests
{
    private readonly Given _given = new();

    [Theory]
    [InlineData("cat", Roles.None)]
    [InlineData("pat", Roles.None)]
    [InlineData("backend", Roles.Service)]
    public async Task Its_parties_and_the_host_begin_it_for_both_parties(string userId, Roles roles)
    {
        _given.Order();

        StartedConversation started = (await _given.When(Start(userId, roles))).ShouldSucceed();

        Conversation thread = started.Conversation;
        Assert.True(started.IsNew);
        Assert.Equal((ConversationKind.Order, "order-1", "cat", "pat"), (thread.Kind, thread.OrderId, thread.CustomerId, thread.ProviderId));
        Assert.Equal(MemberRole.Customer, _given.MemberOf(thread.Id, "cat").Role);
        Assert.Equal(MemberRole.Provider, _given.MemberOf(thread.Id, "pat").Role);
    }

    [Theory]
    [InlineData("eve", Roles.None)]
    [InlineData("mod", Roles.Moderator)]
    [InlineData("mod", Roles.Admin)]
    public async Task Nobody_else_does(string userId, Roles roles)
    {
        _given.Order();

        (await _given.When(Start(userId, roles))).ShouldFail("not_a_member");
    }

    [Fact]
    public async Task An_order_that_is_not_stored_is_not_found()
    {
        (await _given.When(Start("cat"))).ShouldFail("not_found");
    }

    [Fact]
    public async Task Both_parties_at_once_get_the_same_one()
    {
        _given.Order();

        Result<StartedConversation>[] started = await _given.WhenTogether(Start("cat"), Start("pat"), Start("cat"));

        Assert.Equal([true, false, false], started.Select(result => result.ShouldSucceed().IsNew));
        Assert.Single(started.Select(result => result.ShouldSucceed().Conversation.Id).Distinct());
    }

    [Fact]
    public async Task New_parties_get_a_thread_of_their_own_and_the_former_ones_theirs_back()
    {
        Guid old = _given.OrderThread();
        await _given.When(new PutOrder(Given.OrderOf("cat", "new")));

        StartedConversation another = (await _given.When(Start("cat"))).ShouldSucceed();
        (await _given.When(Start("pat"))).ShouldFail("not_a_member");
        await _given.When(new PutOrder(Given.OrderOf("cat", "pat")));
        StartedConversation back = (await _given.When(Start("pat"))).ShouldSucceed();

        Assert.True(another.IsNew);
        Assert.NotEqual(old, another.Conversation.Id);
        Assert.Equal((old, false), (back.Conversation.Id, back.IsNew));
        (await _given.When(Given.Send("pat", old))).ShouldSucceed();
    }

    [Fact]
    public async Task An_order_that_only_the_host_knows_is_stored_with_its_parties()
    {
        Order described = Given.OrderOf("cat", "pat");

        (await _given.When(Start("cat") with { Described = described })).ShouldSucceed();

        Assert.Equal(described, _given.Store.Order(new(Given.Company, "order-1")));
        Assert.NotNull(_given.Store.User(new UserKey(Given.Company, "pat")));
    }

    [Fact]
    public async Task A_stored_order_decides_whatever_the_host_says_of_it_now()
    {
        Order stored = _given.Order();

        Result<StartedConversation> started = await _given.When(Start("eve") with { Described = Given.OrderOf("eve", "pat") });

        started.ShouldFail("not_a_member");
        Assert.Equal(stored, _given.Store.Order(new(Given.Company, "order-1")));
    }

    [Fact]
    public async Task A_stranger_stores_no_order()
    {
        (await _given.When(Start("eve") with { Described = Given.OrderOf("cat", "pat") })).ShouldFail("not_a_member");

        Assert.Null(_given.Store.Order(new(Given.Company, "order-1")));
    }

    [Fact]
    public async Task An_order_described_as_completed_without_a_time_was_completed_now()
    {
        Order described = Given.OrderOf("cat", "pat", OrderStatus.Completed);

        Guid thread = (await _given.When(Start("cat") with { Described = described })).ShouldSucceed().Conversation.Id;
        _given.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMilliseconds(1));
        Result<SentMessage> atLast = await _given.When(Given.Send("cat", thread));
        _given.Time.Advance(TimeSpan.FromMilliseconds(1));

        atLast.ShouldSucceed();
        (await _given.When(Given.Send("cat", thread))).ShouldFail("order_closed");
    }

    [Fact]
    public async Task An_order_described_is_stored_as_one_that_was_put()
    {
        Order described = Given.OrderOf("cat", "pat") with { CompletedAt = _given.Now };

        await _given.When(Start("cat") with { Described = described });

        Assert.Null(_given.Store.Order(new(Given.Company, "order-1"))?.CompletedAt);
    }

    private static StartOrderThread Start(string userId, Roles roles = Roles.None) => new(Given.Caller(userId, roles), "order-1", null);
}
