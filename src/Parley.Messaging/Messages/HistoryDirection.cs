namespace Parley.Messaging.Messages;

/// <summary>Where a page of history lies.</summary>
public enum HistoryDirection
{
    Newest,

    /// <summary>The messages right before the position, without it.</summary>
    Before,

    /// <summary>The messages right after the position, without it.</summary>
    After,

    /// <summary>The position itself with half of the page on either side; where one side has too few, the other side gets no more.</summary>
    Around,
}
