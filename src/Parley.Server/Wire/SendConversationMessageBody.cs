using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Server.Wire;

/// <summary>A message to send, as clients of direct and group conversations say it.</summary>
internal record SendConversationMessageBody : ISendBody
{
    /// <summary><c>text</c> (default), <c>image</c> or <c>file</c>.</summary>
    public string? Type { get; init; }

    public required string Content { get; init; }

    public string? AttachmentUrl { get; init; }

    public string? AttachmentType { get; init; }

    public IReadOnlyList<string>? AttachmentIds { get; init; }

    public string? ClientId { get; init; }

    public string? ReplyToId { get; init; }

    public Result<SendMessage> Command(Caller caller, Guid conversationId)
    {
        if (!SendWords.TryReadType(Type, out MessageType type))
        {
            return SendWords.BadType("type");
        }

        var content = new MessageContent(type, Content, AttachmentUrl, AttachmentType, AttachmentIds);
        return new SendMessage(caller, conversationId, content, ClientId, ReplyToId is null ? null : WireId.OrUnknown(ReplyToId));
    }
}
