using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Tests.Policies;

public sealed class CapabilityPolicyTests
{
    private readonly Given _given = new();

    /// <summary>What a client is told that it may do is what its commands do: succeed, and change something.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_promised_is_what_the_commands_decide(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 150; round++)
        {
            CapabilityCase one = await CapabilityCase.BuildAsync(random.Next());
            Capabilities told = one.Told;

            Assert.Equal((told.Send.Allowed, told.Send.Reason), await one.TryAsync(one.Send));
            Assert.Equal(told.Edit, await one.ChangesAsync(one.Edit));
            Assert.Equal(told.Archive, await one.ChangesAsync(one.Change(StatusChange.Archive)));
            Assert.Equal(told.Unarchive, await one.ChangesAsync(one.Change(StatusChange.Unarchive)));
            Assert.Equal(told.Block, await one.ChangesAsync(one.Change(StatusChange.Block)));
            Assert.Equal(told.Unblock, await one.ChangesAsync(one.Change(StatusChange.Unblock)));
            Assert.Equal(told.Rename, await one.ChangesAsync(one.Rename));
            Assert.Equal(told.AddMembers, await one.ChangesAsync(one.Add));
            Assert.Equal(told.RemoveMembers, await one.ChangesAsync(one.Remove));
            Assert.Equal(told.Leave, await one.ChangesAsync(one.Leave));
        }
    }

    [Fact]
    public void A_completed_order_s_thread_says_until_when()
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-6));

        SendCapability send = Of(thread, "cat").Send;

        Assert.Equal(new SendCapability(true, null, _given.Now.AddDays(1)), send);
    }

    [Fact]
    public void A_closed_thread_says_why()
    {
        Guid thread = _given.OrderThread(OrderStatus.Canceled);

        Assert.Equal(new SendCapability(false, "order_canceled", null), Of(thread, "cat").Send);
    }

    private Capabilities Of(Guid conversation, string userId) =>
        CapabilityCase.Of(_given, conversation, Given.Caller(userId), _given.MemberOf(conversation, userId));
}
