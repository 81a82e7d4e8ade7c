using System.ComponentModel.DataAnnotations;

namespace Parley.Messaging.Receipts;

/// <summary>What is kept of who got and read a message when.</summary>
public sealed class ReceiptOptions
{
    /// <summary>
    /// How long the times at which members got and read messages are kept, in days. Range 0 to 36,500; default 0, which keeps them for ever. Of
    /// messages older than that it still is told who got and read them, but not when.
    /// </summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; }
}
