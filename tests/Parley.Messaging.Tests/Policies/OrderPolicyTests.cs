using Parley.Messaging.Orders;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Tests.Policies;

public sealed class OrderPolicyTests
{
    private static readonly Order Good = Given.OrderOf("cat", "pat");

    [Fact]
    public void Any_status_of_the_host_is_taken()
    {
        Assert.Null(OrderPolicy.Check(Good with { Status = new string('s', 50) }));
    }

    [Fact]
    public void An_order_that_cannot_be_one_is_refused()
    {
        Assert.Equal("invalid_order", OrderPolicy.Check(Good with { Id = "" })?.Code);
        Assert.Equal("invalid_order", OrderPolicy.Check(Good with { CustomerId = "\n" })?.Code);
        Assert.Equal("invalid_order", OrderPolicy.Check(Good with { ProviderId = new string('x', 201) })?.Code);
        Assert.Equal("invalid_order", OrderPolicy.Check(Good with { ProviderId = "cat" })?.Code);
        Assert.Equal("invalid_status", OrderPolicy.Check(Good with { Status = "" })?.Code);
        Assert.Equal("invalid_status", OrderPolicy.Check(Good with { Status = new string('s', 51) })?.Code);
    }

    [Theory]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_time_of_completion_that_no_order_can_have_is_refused(string completedAt)
    {
        var time = DateTimeOffset.Parse(completedAt, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("invalid_completed_at", OrderPolicy.Check(Good with { Status = OrderStatus.Completed, CompletedAt = time })?.Code);
    }
}
