using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Wire;

/// <summary>A message as clients of direct and group conversations see it.</summary>
internal sealed record ConversationMessage : IWireMessage<ConversationMessage>
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required long Rev { get; init; }

    public required Guid ConversationId { get; init; }

    public required string SenderId { get; init; }

    public required MessageType Type { get; init; }

    public required string Content { get; init; }

    public required IReadOnlyList<WireAttachment> Attachments { get; init; }

    public string? AttachmentUrl { get; init; }

    public string? AttachmentType { get; init; }

    public string? ClientId { get; init; }

    public Guid? ReplyToId { get; init; }

    public required MessageStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public static ConversationMessage Of(Message message, MessageStatus status, string? tempId = null) => new()
    {
        Id = message.Id,
        Seq = message.Seq,
        Rev = message.Rev,
        ConversationId = message.ConversationId,
        SenderId = message.SenderId,
        Type = message.Type,
        Content = message.Text,
        Attachments = [],
        AttachmentUrl = message.AttachmentUrl,
        AttachmentType = message.AttachmentType,
        ClientId = message.ClientId,
        ReplyToId = message.ReplyToId,
        Status = status,
        CreatedAt = message.CreatedAt,
        EditedAt = message.EditedAt,
        DeletedAt = message.DeletedAt,
    };
}
