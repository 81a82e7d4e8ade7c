namespace Parley.Messaging.Orders;

/// <summary>The statuses of an order that open its thread, or close it with a reason of their own.</summary>
public static class OrderStatus
{
    public const string Assigned = "assigned";

    public const string InProgress = "in_progress";

    public const string Completed = "completed";

    public const string Canceled = "canceled";
}
