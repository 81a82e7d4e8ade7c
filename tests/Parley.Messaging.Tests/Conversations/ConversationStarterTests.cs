using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Tests.Orders;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Conversations;

public sealed class ConversationStarterTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task The_host_is_asked_once_for_an_order_that_is_not_stored()
    {
        await using AppendRun run = AppendRun.Start(_given);
        var host = new HostOrders(Given.OrderOf("cat", "pat") with { Company = "whatever", Id = "another" });

        StartedConversation first = (await StartAsync(run, host, "cat")).ShouldSucceed();
        StartedConversation again = (await StartAsync(run, host, "pat")).ShouldSucceed();

        Assert.Equal(1, host.Asked);
        Assert.Equal((true, false, "order-1"), (first.IsNew, again.IsNew, first.Conversation.OrderId));
        Assert.Equal(Given.Company, first.Conversation.Company);
    }

    [Fact]
    public async Task An_outsider_of_a_stored_order_is_refused_without_the_host()
    {
        await using AppendRun run = AppendRun.Start(_given);
        _given.Order();
        var host = new HostOrders(Given.OrderOf("eve", "pat")) { IsAway = true };

        (await StartAsync(run, host, "eve")).ShouldFail("not_a_member");

        Assert.Equal(0, host.Asked);
    }

    [Theory]
    [InlineData("cat", Roles.None)]
    [InlineData("mod", Roles.Moderator)]
    [InlineData("mod", Roles.Admin)]
    public async Task An_order_that_the_host_does_not_know_answers_as_a_foreign_one(string userId, Roles roles)
    {
        await using AppendRun run = AppendRun.Start(_given);
        ParleyError unknown = (await StartAsync(run, new HostOrders(null), userId, roles: roles)).ShouldFail("not_a_member");
        _given.Store.Put(Given.OrderOf("somebody", "else"));

        ParleyError foreign = (await StartAsync(run, new HostOrders(null), userId, roles: roles)).ShouldFail("not_a_member");

        Assert.Equal(unknown, foreign);
    }

    [Fact]
    public async Task The_host_s_backend_is_told_that_there_is_no_such_order()
    {
        await using AppendRun run = AppendRun.Start(_given);

        (await StartAsync(run, new HostOrders(null), "backend", roles: Roles.Service)).ShouldFail("not_found");
    }

    [Fact]
    public async Task What_the_host_says_is_checked()
    {
        await using AppendRun run = AppendRun.Start(_given);

        (await StartAsync(run, new HostOrders(Given.OrderOf("cat", "cat")), "cat")).ShouldFail("invalid_order");
        (await StartAsync(run, new HostOrders(Given.OrderOf("cat", "pat")), "cat", "\n")).ShouldFail("invalid_order_id");
    }

    [Fact]
    public async Task Ids_that_cannot_be_any_are_refused()
    {
        await using AppendRun run = AppendRun.Start(_given);
        var starter = new ConversationStarter(run.Queue, new StoredOrdersOnly());

        (await starter.StartDirectAsync(new StartDirect(Given.Caller("ann"), ""), CancellationToken.None)).ShouldFail("invalid_members");
        (await starter.StartGroupAsync(new StartGroup(Given.Caller("ann"), null, ["a\0"]), CancellationToken.None)).ShouldFail("invalid_members");
        Assert.Empty(run.Batches);
    }

    private static Task<Result<StartedConversation>> StartAsync(
        AppendRun run, IOrderDirectory host, string userId, string orderId = "order-1", Roles roles = Roles.None) =>
        new ConversationStarter(run.Queue, host).StartOrderThreadAsync(Given.Caller(userId, roles), orderId, CancellationToken.None);
}
