namespace Parley.Messaging.Policies;

/// <summary>
/// The times of one sender's latest messages in one conversation, as far as the commands of a batch need them: the stored ones from
/// <see cref="Offset"/> (0 is the newest) on, newest first, and those accepted since.
/// </summary>
public sealed class RateWindow(int limit, int offset, IReadOnlyList<DateTimeOffset> stored)
{
    private readonly List<DateTimeOffset> _accepted = [];

    /// <summary>How many of the newest stored times a store may skip: what the commands of this batch cannot come to.</summary>
    public static int OffsetFor(int limit, int commands) => Math.Max(0, limit - commands);

    public int Offset => offset;

    /// <summary>When the message was sent that has to leave the window before another one fits; null while there is room.</summary>
    public DateTimeOffset? FullSince()
    {
        if (limit == 0)
        {
            return null;
        }

        // The one `limit` places back from the newest, counted over what was accepted and then what was stored.
        if (_accepted.Count >= limit)
        {
            return _accepted[^limit];
        }

        int index = limit - _accepted.Count - 1 - offset;
        return index < stored.Count ? stored[index] : null;
    }

    public void Accept(DateTimeOffset at) => _accepted.Add(at);
}
