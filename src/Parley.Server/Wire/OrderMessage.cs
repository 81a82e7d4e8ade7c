using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Wire;

/// <summary>A message as clients of order threads see it.</summary>
internal sealed record OrderMessage : IWireMessage<OrderMessage>
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required long Rev { get; init; }

    public required Guid ThreadId { get; init; }

    public required string SenderId { get; init; }

    public required MessageType Kind { get; init; }

    public string? Text { get; init; }

    public string? ImageUrl { get; init; }

    public FileMeta? FileMeta { get; init; }

    public required IReadOnlyList<WireAttachment> Attachments { get; init; }

    public string? ClientId { get; init; }

    public Guid? ReplyToId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public required MessageStatus Status { get; init; }

    public static OrderMessage Of(Message message, MessageStatus status, string? tempId = null) => new()
    {
        Id = message.Id,
        Seq = message.Seq,
        Rev = message.Rev,
        ThreadId = message.ConversationId,
        SenderId = message.SenderId,
        Kind = message.Type,
        Text = message.Text.Length == 0 && message.Type is MessageType.Image or MessageType.File ? null : message.Text,
        ImageUrl = message.AttachmentUrl,
        FileMeta = message.AttachmentUrl is { } url ? FileMeta.OfLink(url, message.AttachmentType) : null,
        Attachments = [],
        ClientId = message.ClientId,
        ReplyToId = message.ReplyToId,
        CreatedAt = message.CreatedAt,
        EditedAt = message.EditedAt,
        DeletedAt = message.DeletedAt,
        Status = status,
    };
}
