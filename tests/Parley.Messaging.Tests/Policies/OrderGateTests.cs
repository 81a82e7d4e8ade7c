using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Tests.Policies;

public sealed class OrderGateTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private static readonly Conversation Thread = new()
    {
        Id = Guid.Empty,
        Company = Given.Company,
        Kind = ConversationKind.Order,
        OrderId = "order-1",
        CustomerId = "cat",
        ProviderId = "pat",
        CreatedAt = Given.Start,
    };

    [Theory]
    [InlineData("assigned", null)]
    [InlineData("in_progress", null)]
    [InlineData("canceled", "order_canceled")]
    [InlineData("cancelled", "order_closed")]
    [InlineData("Assigned", "order_closed")]
    [InlineData("draft", "order_closed")]
    [InlineData("disputed", "order_closed")]
    public void Only_the_named_statuses_let_messages_through(string status, string? code)
    {
        OrderGate gate = At(Given.Start, Given.OrderOf("cat", "pat", status));

        Assert.Equal(code, gate.Refusal?.Code);
        Assert.Null(gate.Until);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_completed_order_closes_at_exactly_seven_days(int milliseconds, bool isOpen)
    {
        DateTimeOffset end = Given.Start + Grace;

        OrderGate gate = At(end.AddMilliseconds(milliseconds), Completed(Given.Start));

        Assert.Equal(isOpen ? null : "order_closed", gate.Refusal?.Code);
        Assert.Equal(isOpen ? end : null, gate.Until);
    }

    [Fact]
    public void Without_days_of_grace_a_completed_order_is_closed_at_once()
    {
        OrderGate gate = OrderGate.Of(Thread, Completed(Given.Start), TimeSpan.Zero, Given.Start);

        Assert.Equal("order_closed", gate.Refusal?.Code);
    }

    [Fact]
    public void A_completed_order_without_a_time_is_closed()
    {
        Assert.Equal("order_closed", At(Given.Start, Completed(null)).Refusal?.Code);
    }

    [Theory]
    [InlineData("cat", "new")]
    [InlineData("new", "pat")]
    [InlineData("pat", "cat")]
    public void The_thread_of_former_parties_is_closed(string customer, string provider)
    {
        Assert.Equal("order_closed", At(Given.Start, Given.OrderOf(customer, provider)).Refusal?.Code);
    }

    [Fact]
    public void A_thread_whose_order_is_not_stored_is_closed()
    {
        Assert.Equal("order_closed", At(Given.Start, null).Refusal?.Code);
    }

    [Theory]
    [InlineData(ConversationKind.Direct)]
    [InlineData(ConversationKind.Group)]
    public void Other_conversations_have_no_order_to_ask(ConversationKind kind)
    {
        OrderGate gate = OrderGate.Of(Thread with { Kind = kind }, null, Grace, Given.Start);

        Assert.Null(gate.Refusal);
    }

    private static OrderGate At(DateTimeOffset now, Order? order) => OrderGate.Of(Thread, order, Grace, now);

    private static Order Completed(DateTimeOffset? at) => Given.OrderOf("cat", "pat", OrderStatus.Completed) with { CompletedAt = at };
}
