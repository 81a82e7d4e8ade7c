using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Rest.Messages;

/// <summary>Reads which page of a history is asked for.</summary>
internal static class HistoryParameters
{
    public static Result<HistoryQuery> Read(IQueryCollection parameters)
    {
        var query = new QueryReader(parameters);
        int limit = query.Limit();
        HistoryPosition?[] positions =
        [
            ReadPosition(query, "before", HistoryDirection.Before),
            ReadPosition(query, "after", HistoryDirection.After),
            ReadPosition(query, "around", HistoryDirection.Around),
            query.Value("cursor", Cursor.Expected, Cursor.ReadHistory),
        ];

        HistoryPosition[] given = [.. positions.OfType<HistoryPosition>()];
        if (given.Length > 1)
        {
            query.Refuse("position", "is given once: before, after, around or cursor");
        }

        if (query.Error is { } error)
        {
            return error;
        }

        return given is [var position] ? new HistoryQuery(limit, position.Direction, position.Seq, position.MessageId) : new HistoryQuery(limit);
    }

    private static HistoryPosition? ReadPosition(QueryReader query, string name, HistoryDirection direction) =>
        query.Value(name, HistoryPosition.Expected, text => HistoryPosition.Read(direction, text));
}
