using System.ComponentModel.DataAnnotations;

namespace Parley.Messaging.Policies;

/// <summary>How much a client may send. Every limit is a count or a length; 0 turns it off.</summary>
public sealed class LimitOptions
{
    /// <summary>Messages that one sender may send in one order thread within <see cref="OrderWindowSeconds"/>. Default 30; at most 1,000.</summary>
    [Range(0, 1000)]
    public int OrderMessagesPerWindow { get; set; } = 30;

    /// <summary>The sliding window of order threads, in seconds. Default 300.</summary>
    [Range(1, 86_400)]
    public int OrderWindowSeconds { get; set; } = 300;

    /// <summary>Messages that one sender may send in any other conversation within <see cref="WindowSeconds"/>. Default 60; at most 1,000.</summary>
    [Range(0, 1000)]
    public int MessagesPerWindow { get; set; } = 60;

    /// <summary>The sliding window of other conversations, in seconds. Default 10.</summary>
    [Range(1, 86_400)]
    public int WindowSeconds { get; set; } = 10;

    /// <summary>Messages that one user may send in one UTC day, in all conversations. Default 5,000.</summary>
    [Range(0, int.MaxValue)]
    public int MessagesPerDay { get; set; } = 5000;

    /// <summary>Events a second that one socket may send, with a burst of the same size. Default 50.</summary>
    [Range(0, 100_000)]
    public int EventsPerSecond { get; set; } = 50;

    /// <summary>Sockets of one user, a namespace and node. Default 20.</summary>
    [Range(0, 10_000)]
    public int ConnectionsPerUser { get; set; } = 20;

    /// <summary>Unicode code points of a text in an order thread. Default 2,000.</summary>
    [Range(0, 1_000_000)]
    public int OrderTextLength { get; set; } = 2000;

    /// <summary>Unicode code points of a text elsewhere. Default 10,000.</summary>
    [Range(0, 1_000_000)]
    public int TextLength { get; set; } = 10_000;
}
