namespace Parley.TestKit.Messaging;

/// <summary>How the messages that clients know of and those that are stored agree.</summary>
public sealed record LedgerReport
{
    /// <summary>Client ids that were sent, however often.</summary>
    public required int Sent { get; init; }

    public required int Acknowledged { get; init; }

    public required int Stored { get; init; }

    /// <summary>Acknowledged, and not stored under that client id with that id and number.</summary>
    public required int Missing { get; init; }

    /// <summary>Client ids that are stored more than once.</summary>
    public required int Doubled { get; init; }

    /// <summary>Stored, and sent by nobody.</summary>
    public required int Unknown { get; init; }

    /// <summary>Client ids that were acknowledged as different messages.</summary>
    public required int Contradictions { get; init; }

    /// <summary>Conversations whose numbers are not 1 to n.</summary>
    public required int Gaps { get; init; }

    public bool IsSound => (Missing, Doubled, Unknown, Contradictions, Gaps) == (0, 0, 0, 0, 0);
}
