using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Wire;

/// <summary>A message as chat clients see it; <see cref="TempId"/> is what its sender calls it for the moment, else the stored client id.</summary>
internal sealed record ChatMessage : IWireMessage<ChatMessage>
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required long Rev { get; init; }

    public required Guid ThreadId { get; init; }

    public required string SenderId { get; init; }

    public required MessageType Type { get; init; }

    public required string Content { get; init; }

    public required IReadOnlyList<WireAttachment> Attachments { get; init; }

    public string? AttachmentUrl { get; init; }

    public string? AttachmentType { get; init; }

    public string? TempId { get; init; }

    public Guid? ReplyToId { get; init; }

    public required MessageStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public static ChatMessage Of(Message message, MessageStatus status, string? tempId = null) => new()
    {
        Id = message.Id,
        Seq = message.Seq,
        Rev = message.Rev,
        ThreadId = message.ConversationId,
        SenderId = message.SenderId,
        Type = message.Type,
        Content = message.Text,
        Attachments = [],
        AttachmentUrl = message.AttachmentUrl,
        AttachmentType = message.AttachmentType,
        TempId = tempId ?? message.ClientId,
        ReplyToId = message.ReplyToId,
        Status = status,
        CreatedAt = message.CreatedAt,
        EditedAt = message.EditedAt,
        DeletedAt = message.DeletedAt,
    };
}
