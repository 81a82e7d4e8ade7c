using Parley.Bench.SignalR.Storage;

namespace Parley.Bench.SignalR.Wire;

/// <summary>A message as clients see it, with the members that Parley gives a new one.</summary>
internal sealed record ChatMessage(
    Guid Id,
    long Seq,
    long Rev,
    Guid ThreadId,
    string SenderId,
    string Type,
    string Content,
    string[] Attachments,
    string Status,
    DateTime CreatedAt)
{
    public static ChatMessage Of(NewMessage message, long seq) =>
        new(message.Id, seq, seq, message.Conversation, message.Sender.Id, "text", message.Text, [], "sent", message.CreatedAt);
}
