namespace Parley.Storage.Reading;

/// <summary>The places and senders of a conversation's deleted messages, in the order of their places: what the unread counts of many leave out.</summary>
internal sealed class DeletedMessages
{
    private readonly List<long> _all = [];
    private readonly Dictionary<string, List<long>> _bySender = new(StringComparer.Ordinal);

    public void Add(long seq, string senderId)
    {
        _all.Add(seq);
        if (!_bySender.TryGetValue(senderId, out List<long>? own))
        {
            _bySender.Add(senderId, own = []);
        }

        own.Add(seq);
    }

    /// <summary>How many of others lie after the read position of a user.</summary>
    public long CountAfter(long readSeq, string userId) =>
        CountAfter(_all, readSeq) - (_bySender.TryGetValue(userId, out List<long>? own) ? CountAfter(own, readSeq) : 0);

    private static int CountAfter(List<long> sorted, long seq)
    {
        int found = sorted.BinarySearch(seq);
        return sorted.Count - (found < 0 ? ~found : found + 1);
    }
}
