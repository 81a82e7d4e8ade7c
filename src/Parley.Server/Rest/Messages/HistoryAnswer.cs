using System.Text.Json.Serialization;
using Parley.Messaging.Messages;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Messages;

/// <summary>
/// A page of history, newest first. <paramref name="NextCursor"/> goes on in the direction asked for, to older messages where none was;
/// <paramref name="PrevCursor"/> leads the other way.
/// </summary>
internal sealed record HistoryAnswer<TMessage>(
    IReadOnlyList<TMessage> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor,
    string? PrevCursor)
    where TMessage : IWireMessage<TMessage>
{
    public static HistoryAnswer<TMessage> Of(HistoryPage page, HistoryDirection direction)
    {
        string? older = page.HasOlder && page.Messages is [.., var oldest] ? Cursor.OfHistory(HistoryDirection.Before, oldest.Seq) : null;
        string? newer = page.HasNewer && page.Messages is [var newest, ..] ? Cursor.OfHistory(HistoryDirection.After, newest.Seq) : null;
        TMessage[] items = [.. page.Messages.Select(message => TMessage.Of(message, page.Floor.StatusOf(message.SenderId, message.Seq)))];
        return direction == HistoryDirection.After
            ? new HistoryAnswer<TMessage>(items, newer, older)
            : new HistoryAnswer<TMessage>(items, older, newer);
    }
}
