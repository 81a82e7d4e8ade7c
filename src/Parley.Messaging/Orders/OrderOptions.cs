using System.ComponentModel.DataAnnotations;

namespace Parley.Messaging.Orders;

/// <summary>How orders open and close their threads.</summary>
public sealed class OrderOptions
{
    /// <summary>How long a thread stays open after its order was completed, in days. Default 7; 0 closes it at once.</summary>
    [Range(0, 3650)]
    public int GraceDays { get; set; } = 7;

    internal TimeSpan Grace => TimeSpan.FromDays(GraceDays);
}
