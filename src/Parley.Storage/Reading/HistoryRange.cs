using Parley.Messaging.Messages;

namespace Parley.Storage.Reading;

/// <summary>Where a page of history lies: from the first to the last <c>seq</c>; an empty one has its last right before its first.</summary>
internal readonly record struct HistoryRange(long First, long Last, bool HasOlder, bool HasNewer)
{
    /// <summary>Messages are numbered 1, 2, 3 … without gaps, so this is all that it takes.</summary>
    public static HistoryRange Of(HistoryDirection direction, int limit, long position, long lastSeq)
    {
        // Beyond the ends is as good as right beside them.
        long at = Math.Clamp(position, 0, lastSeq + 1);
        return direction switch
        {
            HistoryDirection.Before => Cut(at - limit, at - 1, lastSeq),
            HistoryDirection.After => Cut(at + 1, at + limit, lastSeq),
            HistoryDirection.Around => Cut(at - (limit / 2), at + ((limit - 1) / 2), lastSeq),
            _ => Cut(lastSeq - limit + 1, lastSeq, lastSeq),
        };
    }

    private static HistoryRange Cut(long first, long last, long lastSeq)
    {
        first = Math.Max(first, 1);
        last = Math.Clamp(last, first - 1, Math.Max(lastSeq, first - 1));
        return new HistoryRange(first, last, HasOlder: first > 1 && lastSeq > 0, HasNewer: last < lastSeq);
    }
}
