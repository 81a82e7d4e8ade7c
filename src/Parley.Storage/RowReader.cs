using System.Data.Common;
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
        + "c.last_seq, c.last_rev, c.changed_rev, c.last_message_at, c.created_at";

    public const int ConversationColumnCount = 15;

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

    public static Conversation Conversation(Database database, DbDataReader row, int at = 0) => new()
    {
        Id = database.ReadId(row, at),
        Company = row.GetString(at + 1),
        Kind = StoredNames.Kind(row.GetString(at + 2)),
        Name = Text(row, at + 3),
        OrderId = Text(row, at + 4),
        CustomerId = Text(row, at + 5),
        ProviderId = Text(row, at + 6),
        DirectKey = Text(row, at + 7),
        Status = StoredNames.Status(row.GetString(at + 8)),
        ArchivedByItself = row.GetBoolean(at + 9),
        LastSeq = row.GetInt64(at + 10),
        LastRev = row.GetInt64(at + 11),
        ChangedRev = row.GetInt64(at + 12),
        LastMessageAt = Time(database, row, at + 13),
        CreatedAt = database.ReadTime(row, at + 14),
    };

    public static Member Member(Database database, DbDataReader row, int at = 0) => new()
    {
        Company = row.GetString(at),
        ConversationId = database.ReadId(row, at + 1),
        UserId = row.GetString(at + 2),
        Role = StoredNames.Role(row.GetString(at + 3)),
        DeliveredSeq = row.GetInt64(at + 4),
        ReadSeq = row.GetInt64(at + 5),
        ReadAt = Time(database, row, at + 6),
        SentCount = row.GetInt64(at + 7),
        JoinedSeq = row.GetInt64(at + 8),
        JoinedAt = database.ReadTime(row, at + 9),
        LeftAt = Time(database, row, at + 10),
    };

    public static Message Message(Database database, DbDataReader row, int at = 0) => new()
    {
        Company = row.GetString(at),
        ConversationId = database.ReadId(row, at + 1),
        Seq = row.GetInt64(at + 2),
        Rev = row.GetInt64(at + 3),
        CreatedRev = row.GetInt64(at + 4),
        Id = database.ReadId(row, at + 5),
        SenderId = row.GetString(at + 6),
        SenderSeq = row.GetInt64(at + 7),
        Type = StoredNames.Type(row.GetString(at + 8)),
        Text = row.GetString(at + 9),
        AttachmentUrl = Text(row, at + 10),
        AttachmentType = Text(row, at + 11),
        ClientId = Text(row, at + 12),
        ContentHash = row.GetInt64(at + 13),
        ReplyToId = row.IsDBNull(at + 14) ? null : database.ReadId(row, at + 14),
        CreatedAt = database.ReadTime(row, at + 15),
        EditedAt = Time(database, row, at + 16),
        DeletedAt = Time(database, row, at + 17),
    };

    public static Order Order(Database database, DbDataReader row, int at = 0) => new()
    {
        Company = row.GetString(at),
        Id = row.GetString(at + 1),
        CustomerId = row.GetString(at + 2),
        ProviderId = row.GetString(at + 3),
        Status = row.GetString(at + 4),
        CompletedAt = Time(database, row, at + 5),
    };

    public static User User(Database database, DbDataReader row) => new()
    {
        Key = new UserKey(row.GetString(0), row.GetString(1)),
        Name = Text(row, 2),
        Picture = Text(row, 3),
        LastSeenAt = Time(database, row, 4),
        RevokedBefore = Time(database, row, 5),
    };

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Time(Database database, DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : database.ReadTime(row, column);
}
