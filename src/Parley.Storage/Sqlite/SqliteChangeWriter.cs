using System.Globalization;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Storage.Sqlite;

/// <summary>Writes what a batch decided, row by row.</summary>
internal sealed class SqliteChangeWriter(SqliteWriteSession session)
{
    public static string NameOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Write(Changes changes, DateOnly day)
    {
        Each(changes.Users, Put);
        Each(changes.Orders, Put);
        Each(changes.NewConversations, Insert);
        Each(changes.Conversations, Update);
        Each(changes.JoinedMembers, Join);
        Each(changes.Members, Update);
        Each(changes.NewMessages, Insert);
        Each(changes.Messages, Update);
        Each(changes.Advances, Log);
        foreach ((UserKey user, int count) in changes.Quotas)
        {
            Count(user, day, count);
        }
    }

    private static void Each<TKey, TRow>(Dictionary<TKey, TRow> rows, Action<TRow> write)
        where TKey : notnull
    {
        foreach (TRow row in rows.Values)
        {
            write(row);
        }
    }

    private void Put(User user) => session
        .Statement(
            "insert into users (company_id, id, name, picture, last_seen_at, revoked_before) values (?1, ?2, ?3, ?4, ?5, ?6) "
            + "on conflict (company_id, id) do update set name = ?3, picture = ?4, last_seen_at = ?5, revoked_before = ?6")
        .Bind(1, user.Key.Company).Bind(2, user.Key.Id).Bind(3, user.Name).Bind(4, user.Picture)
        .Bind(5, user.LastSeenAt).Bind(6, user.RevokedBefore)
        .Execute();

    private void Put(Order order) => session
        .Statement(
            "insert into orders (company_id, id, customer_id, provider_id, status, completed_at) values (?1, ?2, ?3, ?4, ?5, ?6) "
            + "on conflict (company_id, id) do update set customer_id = ?3, provider_id = ?4, status = ?5, completed_at = ?6")
        .Bind(1, order.Company).Bind(2, order.Id).Bind(3, order.CustomerId).Bind(4, order.ProviderId)
        .Bind(5, order.Status).Bind(6, order.CompletedAt)
        .Execute();

    private void Insert(Conversation conversation) => session
        .Statement(
            "insert into conversations (id, company_id, kind, name, order_id, customer_id, provider_id, direct_key, status, archived_by_itself, "
            + "archived_under_block, last_seq, last_rev, changed_rev, last_message_at, created_at) "
            + "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)")
        .Bind(1, conversation.Id).Bind(2, conversation.Company).Bind(3, StoredNames.Of(conversation.Kind)).Bind(4, conversation.Name)
        .Bind(5, conversation.OrderId).Bind(6, conversation.CustomerId).Bind(7, conversation.ProviderId).Bind(8, conversation.DirectKey)
        .Bind(9, StoredNames.Of(conversation.Status)).Bind(10, conversation.ArchivedByItself).Bind(11, conversation.ArchivedUnderBlock)
        .Bind(12, conversation.LastSeq).Bind(13, conversation.LastRev).Bind(14, conversation.ChangedRev)
        .Bind(15, conversation.LastMessageAt).Bind(16, conversation.CreatedAt)
        .Execute();

    private void Update(Conversation conversation) => session
        .Statement(
            "update conversations set name = ?3, status = ?4, archived_by_itself = ?5, last_seq = ?6, last_rev = ?7, changed_rev = ?8, "
            + "last_message_at = ?9, archived_under_block = ?10 where id = ?1 and company_id = ?2")
        .Bind(1, conversation.Id).Bind(2, conversation.Company).Bind(3, conversation.Name)
        .Bind(4, StoredNames.Of(conversation.Status)).Bind(5, conversation.ArchivedByItself)
        .Bind(6, conversation.LastSeq).Bind(7, conversation.LastRev).Bind(8, conversation.ChangedRev).Bind(9, conversation.LastMessageAt)
        .Bind(10, conversation.ArchivedUnderBlock)
        .Execute();

    private void Join(Member member) => BindMember(
        member,
        "insert into members (conversation_id, user_id, company_id, role, delivered_seq, read_seq, read_at, sent_count, joined_seq, joined_at, left_at) "
        + "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
        + "on conflict (conversation_id, user_id) do update set role = ?4, delivered_seq = ?5, read_seq = ?6, read_at = ?7, sent_count = ?8, "
        + "joined_seq = ?9, joined_at = ?10, left_at = ?11");

    private void Update(Member member) => BindMember(
        member,
        "update members set role = ?4, delivered_seq = ?5, read_seq = ?6, read_at = ?7, sent_count = ?8, joined_seq = ?9, joined_at = ?10, "
        + "left_at = ?11 where conversation_id = ?1 and user_id = ?2 and company_id = ?3");

    private void BindMember(Member member, string sql) => session.Statement(sql)
        .Bind(1, member.ConversationId).Bind(2, member.UserId).Bind(3, member.Company).Bind(4, StoredNames.Of(member.Role))
        .Bind(5, member.DeliveredSeq).Bind(6, member.ReadSeq).Bind(7, member.ReadAt).Bind(8, member.SentCount)
        .Bind(9, member.JoinedSeq).Bind(10, member.JoinedAt).Bind(11, member.LeftAt)
        .Execute();

    private void Insert(Message message) => session
        .Statement(
            "insert into messages (conversation_id, seq, company_id, rev, created_rev, id, sender_id, sender_seq, type, text, attachment_url, "
            + "attachment_type, client_id, content_hash, reply_to_id, created_at, edited_at, deleted_at) "
            + "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)")
        .Bind(1, message.ConversationId).Bind(2, message.Seq).Bind(3, message.Company).Bind(4, message.Rev).Bind(5, message.CreatedRev)
        .Bind(6, message.Id).Bind(7, message.SenderId).Bind(8, message.SenderSeq).Bind(9, StoredNames.Of(message.Type)).Bind(10, message.Text)
        .Bind(11, message.AttachmentUrl).Bind(12, message.AttachmentType).Bind(13, message.ClientId).Bind(14, message.ContentHash)
        .Bind(15, message.ReplyToId).Bind(16, message.CreatedAt).Bind(17, message.EditedAt).Bind(18, message.DeletedAt)
        .Execute();

    private void Update(Message message) => session
        .Statement(
            "update messages set rev = ?4, text = ?5, attachment_url = ?6, attachment_type = ?7, edited_at = ?8, deleted_at = ?9 "
            + "where conversation_id = ?1 and seq = ?2 and company_id = ?3")
        .Bind(1, message.ConversationId).Bind(2, message.Seq).Bind(3, message.Company).Bind(4, message.Rev)
        .Bind(5, message.Text).Bind(6, message.AttachmentUrl).Bind(7, message.AttachmentType).Bind(8, message.EditedAt).Bind(9, message.DeletedAt)
        .Execute();

    // A member who was removed and came back may reach the same position again: the first time stays.
    private void Log(PositionAdvance advance) => session
        .Statement("insert into receipts (company_id, conversation_id, user_id, kind, seq, at) values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
        .Bind(1, advance.Member.Company).Bind(2, advance.Member.ConversationId).Bind(3, advance.Member.UserId)
        .Bind(4, StoredNames.Of(advance.Kind)).Bind(5, advance.Seq).Bind(6, advance.At)
        .Execute();

    private void Count(UserKey user, DateOnly day, int count) => session
        .Statement("insert into quotas (company_id, user_id, day, sent) values (?1, ?2, ?3, ?4) on conflict (company_id, user_id, day) do update set sent = sent + ?4")
        .Bind(1, user.Company).Bind(2, user.Id).Bind(3, NameOf(day)).Bind(4, count)
        .Execute();
}
