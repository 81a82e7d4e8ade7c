using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Storage;

/// <summary>
/// Reads the rows of the tables. Each method goes with the list of columns beside it, in that order, beginning at the column it is given.
/// </summary>
internal static class RowReader
{
    public const string ConversationColumns =
        "c.id, c.company_id, c.kind, c.name, c.order_id, c.customer_id, c.provider_id, c.direct_key, c.status, c.archived_by_itself, "
        + "c.archived_under_block, c.last_seq, c.last_rev, c.changed_rev, c.last_message_at, c.created_at";

    public const int ConversationColumnCount = 16;

    public const string MemberColumns =
        "m.company_id, m.conversation_id, m.user_id, m.role, m.delivered_seq, m.read_seq, m.read_at, m.sent_count, m.joined_seq, m.joined_at, m.left_at";

    public const int MemberColumnCount = 11;

    public const string MessageColumns =
        "g.company_id, g.conversation_id, g.seq, g.rev, g.created_rev, g.id, g.sender_id, g.sender_seq, g.type, g.text, g.attachment_url, "
        + "g.attachment_type, g.client_id, g.content_hash, g.reply_to_id, g.created_at, g.edited_at, g.deleted_at";

    public const int MessageColumnCount = 18;

    public const string OrderColumns = "o.company_id, o.id, o.customer_id, o.provider_id, o.status, o.completed_at";

    public const int OrderColumnCount = 6;

    public const string UserColumns = "u.company_id, u.id, u.name, u.picture, u.last_seen_at, u.revoked_before";

    public static Conversation Conversation<TRow>(TRow row, int at = 0)
        where TRow : IRow => new()
        {
            Id = row.Id(at),
            Company = row.Text(at + 1),
            Kind = StoredNames.Kind(row.Text(at + 2)),
            Name = Text(row, at + 3),
            OrderId = Text(row, at + 4),
            CustomerId = Text(row, at + 5),
            ProviderId = Text(row, at + 6),
            DirectKey = Text(row, at + 7),
            Status = StoredNames.Status(row.Text(at + 8)),
            ArchivedByItself = row.Flag(at + 9),
            ArchivedUnderBlock = row.Flag(at + 10),
            LastSeq = row.Number(at + 11),
            LastRev = row.Number(at + 12),
            ChangedRev = row.Number(at + 13),
            LastMessageAt = Time(row, at + 14),
            CreatedAt = row.Time(at + 15),
        };

    public static Member Member<TRow>(TRow row, int at = 0)
        where TRow : IRow => new()
        {
            Company = row.Text(at),
            ConversationId = row.Id(at + 1),
            UserId = row.Text(at + 2),
            Role = StoredNames.Role(row.Text(at + 3)),
            DeliveredSeq = row.Number(at + 4),
            ReadSeq = row.Number(at + 5),
            ReadAt = Time(row, at + 6),
            SentCount = row.Number(at + 7),
            JoinedSeq = row.Number(at + 8),
            JoinedAt = row.Time(at + 9),
            LeftAt = Time(row, at + 10),
        };

    public static Message Message<TRow>(TRow row, int at = 0)
        where TRow : IRow => new()
        {
            Company = row.Text(at),
            ConversationId = row.Id(at + 1),
            Seq = row.Number(at + 2),
            Rev = row.Number(at + 3),
            CreatedRev = row.Number(at + 4),
            Id = row.Id(at + 5),
            SenderId = row.Text(at + 6),
            SenderSeq = row.Number(at + 7),
            Type = StoredNames.Type(row.Text(at + 8)),
            Text = row.Text(at + 9),
            AttachmentUrl = Text(row, at + 10),
            AttachmentType = Text(row, at + 11),
            ClientId = Text(row, at + 12),
            ContentHash = row.Number(at + 13),
            ReplyToId = row.IsNull(at + 14) ? null : row.Id(at + 14),
            CreatedAt = row.Time(at + 15),
            EditedAt = Time(row, at + 16),
            DeletedAt = Time(row, at + 17),
        };

    public static Order Order<TRow>(TRow row, int at = 0)
        where TRow : IRow => new()
        {
            Company = row.Text(at),
            Id = row.Text(at + 1),
            CustomerId = row.Text(at + 2),
            ProviderId = row.Text(at + 3),
            Status = row.Text(at + 4),
            CompletedAt = Time(row, at + 5),
        };

    public static User User<TRow>(TRow row, int at = 0)
        where TRow : IRow => new()
        {
            Key = new UserKey(row.Text(at), row.Text(at + 1)),
            Name = Text(row, at + 2),
            Picture = Text(row, at + 3),
            LastSeenAt = Time(row, at + 4),
            RevokedBefore = Time(row, at + 5),
        };

    public static string? Text<TRow>(TRow row, int column)
        where TRow : IRow => row.IsNull(column) ? null : row.Text(column);

    public static DateTimeOffset? Time<TRow>(TRow row, int column)
        where TRow : IRow => row.IsNull(column) ? null : row.Time(column);
}
