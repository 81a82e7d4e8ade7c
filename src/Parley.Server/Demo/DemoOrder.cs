using Parley.Messaging.Orders;

namespace Parley.Server.Demo;

/// <summary>An order to try things with, and the status that it has after every start.</summary>
internal sealed record DemoOrder(string OrderId, string Title, DemoPerson Customer, DemoPerson Provider, string Status)
{
    /// <summary>A service changes the orders of its whole company.</summary>
    public bool IsOf(DemoPerson person) => person == Customer || person == Provider || (person.Caller.IsService && person.CompanyId == Customer.CompanyId);

    public Order ToOrder() => new()
    {
        Company = Customer.CompanyId,
        Id = OrderId,
        CustomerId = Customer.UserId,
        ProviderId = Provider.UserId,
        Status = Status,
    };
}
