using System.Globalization;
using Parley.Messaging.Messages;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Requests;

/// <summary>A place in a conversation's history and the side of it that is asked for.</summary>
internal readonly record struct HistoryPosition(HistoryDirection Direction, long? Seq, Guid? MessageId)
{
    public const string Expected = "is the id or the seq of a message";

    /// <summary>Null for what is neither an id nor a <c>seq</c>.</summary>
    public static HistoryPosition? Read(HistoryDirection direction, string text) =>
        WireId.TryParse(text, out Guid id) ? new HistoryPosition(direction, Seq: null, id)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seq) ? new HistoryPosition(direction, seq, MessageId: null)
        : null;
}
