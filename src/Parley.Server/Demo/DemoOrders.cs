using Parley.Messaging.Orders;

namespace Parley.Server.Demo;

/// <summary>The orders, one in each status whose thread is open.</summary>
internal static class DemoOrders
{
    public static readonly DemoOrder Shelves = new("1001", "Oak shelves, delivered", DemoPeople.Ada, DemoPeople.Ben, OrderStatus.InProgress);

    public static readonly DemoOrder Table = new("1002", "Dining table, repaired", DemoPeople.Layla, DemoPeople.Ben, OrderStatus.Completed);

    public static readonly DemoOrder Posters = new("1003", "Posters for the launch", DemoPeople.Ada, DemoPeople.Yuki, OrderStatus.Assigned);

    public static IReadOnlyList<DemoOrder> All { get; } = [Shelves, Table, Posters];
}
