namespace Parley.Messaging.Messages;

/// <summary>
/// A page of a conversation's history, newest first. <see cref="Seq"/> and <see cref="MessageId"/> are two ways to name the position; neither
/// is given for <see cref="HistoryDirection.Newest"/>.
/// </summary>
public sealed record HistoryQuery(int Limit, HistoryDirection Direction = HistoryDirection.Newest, long? Seq = null, Guid? MessageId = null);
