using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Server.Wire;

/// <summary>A message to send, as clients of order threads say it.</summary>
internal sealed record SendOrderMessageBody : ISendBody
{
    /// <summary><c>text</c>, <c>image</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    public string? Text { get; init; }

    public string? AttachmentUrl { get; init; }

    public string? AttachmentType { get; init; }

    public IReadOnlyList<string>? AttachmentIds { get; init; }

    public string? ClientId { get; init; }

    public string? ReplyToId { get; init; }

    public Result<SendMessage> Command(Caller caller, Guid conversationId)
    {
        if (!SendWords.TryReadType(Kind, out MessageType type))
        {
            return SendWords.BadType("kind");
        }

        var content = new MessageContent(type, Text ?? "", AttachmentUrl, AttachmentType, AttachmentIds);
        return new SendMessage(caller, conversationId, content, ClientId, ReplyToId is null ? null : WireId.OrUnknown(ReplyToId));
    }
}
