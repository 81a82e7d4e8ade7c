using Npgsql;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Storage.Postgres;

/// <summary>Writes what a batch decided and commits, in one round trip.</summary>
internal sealed class PostgresChangeWriter(NpgsqlConnection connection, PostgresFactLoader stored)
{
    public async Task WriteAsync(Changes changes, DateOnly day, CancellationToken cancellationToken)
    {
        await using var statements = new PostgresBatch(connection);
        if (changes.IsEmpty)
        {
            statements.Add("rollback");
        }
        else
        {
            InsertUsers(statements, [.. changes.Users.Values.Where(user => !stored.Users.Contains(user.Key))]);
            UpdateUsers(statements, [.. changes.Users.Values.Where(user => stored.Users.Contains(user.Key))]);
            InsertOrders(statements, [.. changes.Orders.Values.Where(order => !stored.Orders.Contains(order.Key))]);
            UpdateOrders(statements, [.. changes.Orders.Values.Where(order => stored.Orders.Contains(order.Key))]);
            InsertConversations(statements, changes.NewConversations.Values);
            UpdateConversations(statements, changes.Conversations.Values);
            JoinMembers(statements, changes.JoinedMembers.Values);
            UpdateMembers(statements, changes.Members.Values);
            InsertMessages(statements, changes.NewMessages.Values);
            UpdateMessages(statements, changes.Messages.Values);
            LogAdvances(statements, changes.Advances.Values);
            Count(statements, changes.Quotas, day);
            statements.Add("commit");
        }

        await statements.ExecuteAsync(cancellationToken);
    }

    // What is new, another node may just be storing, too: then its row is there first, and the batch is decided anew by what it says. In the order
    // of the keys, so that two nodes with the same new ones do not wait for each other.
    private static void InsertUsers(PostgresBatch statements, IReadOnlyCollection<User> users)
    {
        if (users.Count > 0)
        {
            statements.Add(
                "insert into users (company_id, id, name, picture, last_seen_at, revoked_before) "
                + "select * from unnest($1, $2, $3, $4, $5, $6) k (company_id, id) order by company_id collate \"C\", id collate \"C\"",
                ColumnsOf(users));
        }
    }

    private static void UpdateUsers(PostgresBatch statements, IReadOnlyCollection<User> users)
    {
        if (users.Count > 0)
        {
            statements.Add(
                "update users u set name = k.name, picture = k.picture, last_seen_at = k.last_seen_at, revoked_before = k.revoked_before "
                + "from unnest($1, $2, $3, $4, $5, $6) k (company_id, id, name, picture, last_seen_at, revoked_before) "
                + "where u.company_id = k.company_id and u.id = k.id",
                ColumnsOf(users));
        }
    }

    private static NpgsqlParameter[] ColumnsOf(IReadOnlyCollection<User> users) =>
    [
        PostgresBatch.Text(users, static user => user.Key.Company),
        PostgresBatch.Text(users, static user => user.Key.Id),
        PostgresBatch.Text(users, static user => user.Name),
        PostgresBatch.Text(users, static user => user.Picture),
        PostgresBatch.OptionalTimes(users, static user => user.LastSeenAt),
        PostgresBatch.OptionalTimes(users, static user => user.RevokedBefore),
    ];

    private static void InsertOrders(PostgresBatch statements, IReadOnlyCollection<Order> orders)
    {
        if (orders.Count > 0)
        {
            statements.Add(
                "insert into orders (company_id, id, customer_id, provider_id, status, completed_at) "
                + "select * from unnest($1, $2, $3, $4, $5, $6) k (company_id, id) order by company_id collate \"C\", id collate \"C\"",
                ColumnsOf(orders));
        }
    }

    private static void UpdateOrders(PostgresBatch statements, IReadOnlyCollection<Order> orders)
    {
        if (orders.Count > 0)
        {
            statements.Add(
                "update orders o set customer_id = k.customer_id, provider_id = k.provider_id, status = k.status, completed_at = k.completed_at "
                + "from unnest($1, $2, $3, $4, $5, $6) k (company_id, id, customer_id, provider_id, status, completed_at) "
                + "where o.company_id = k.company_id and o.id = k.id",
                ColumnsOf(orders));
        }
    }

    private static NpgsqlParameter[] ColumnsOf(IReadOnlyCollection<Order> orders) =>
    [
        PostgresBatch.Text(orders, static order => order.Company),
        PostgresBatch.Text(orders, static order => order.Id),
        PostgresBatch.Text(orders, static order => order.CustomerId),
        PostgresBatch.Text(orders, static order => order.ProviderId),
        PostgresBatch.Text(orders, static order => order.Status),
        PostgresBatch.OptionalTimes(orders, static order => order.CompletedAt),
    ];

    private static void InsertConversations(PostgresBatch statements, IReadOnlyCollection<Conversation> conversations)
    {
        if (conversations.Count > 0)
        {
            statements.Add(
                "insert into conversations (id, company_id, kind, name, order_id, customer_id, provider_id, direct_key, status, archived_by_itself, "
                + "archived_under_block, last_seq, last_rev, changed_rev, last_message_at, created_at) "
                + "select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) "
                + "k (id, company_id, kind, name, order_id, customer_id, provider_id, direct_key) "
                + "order by company_id collate \"C\", direct_key collate \"C\", order_id collate \"C\"",
                PostgresBatch.Ids(conversations, static conversation => conversation.Id),
                PostgresBatch.Text(conversations, static conversation => conversation.Company),
                PostgresBatch.Text(conversations, static conversation => StoredNames.Of(conversation.Kind)),
                PostgresBatch.Text(conversations, static conversation => conversation.Name),
                PostgresBatch.Text(conversations, static conversation => conversation.OrderId),
                PostgresBatch.Text(conversations, static conversation => conversation.CustomerId),
                PostgresBatch.Text(conversations, static conversation => conversation.ProviderId),
                PostgresBatch.Text(conversations, static conversation => conversation.DirectKey),
                PostgresBatch.Text(conversations, static conversation => StoredNames.Of(conversation.Status)),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedByItself),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedUnderBlock),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastSeq),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastRev),
                PostgresBatch.Numbers(conversations, static conversation => conversation.ChangedRev),
                PostgresBatch.OptionalTimes(conversations, static conversation => conversation.LastMessageAt),
                PostgresBatch.Times(conversations, static conversation => conversation.CreatedAt));
        }
    }

    private static void UpdateConversations(PostgresBatch statements, IReadOnlyCollection<Conversation> conversations)
    {
        if (conversations.Count > 0)
        {
            statements.Add(
                "update conversations c set name = k.name, status = k.status, archived_by_itself = k.archived_by_itself, "
                + "archived_under_block = k.archived_under_block, last_seq = k.last_seq, "
                + "last_rev = k.last_rev, changed_rev = k.changed_rev, last_message_at = k.last_message_at "
                + "from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                + "k (company_id, id, name, status, archived_by_itself, archived_under_block, last_seq, last_rev, changed_rev, last_message_at) "
                + "where c.id = k.id and c.company_id = k.company_id",
                PostgresBatch.Text(conversations, static conversation => conversation.Company),
                PostgresBatch.Ids(conversations, static conversation => conversation.Id),
                PostgresBatch.Text(conversations, static conversation => conversation.Name),
                PostgresBatch.Text(conversations, static conversation => StoredNames.Of(conversation.Status)),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedByItself),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedUnderBlock),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastSeq),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastRev),
                PostgresBatch.Numbers(conversations, static conversation => conversation.ChangedRev),
                PostgresBatch.OptionalTimes(conversations, static conversation => conversation.LastMessageAt));
        }
    }

    private static void JoinMembers(PostgresBatch statements, IReadOnlyCollection<Member> members)
    {
        if (members.Count > 0)
        {
            statements.Add(
                "insert into members (company_id, conversation_id, user_id, role, delivered_seq, read_seq, read_at, sent_count, left_at, joined_seq, joined_at) "
                + "select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
                + "on conflict (conversation_id, user_id) do update set role = excluded.role, delivered_seq = excluded.delivered_seq, "
                + "read_seq = excluded.read_seq, read_at = excluded.read_at, sent_count = excluded.sent_count, left_at = excluded.left_at, "
                + "joined_seq = excluded.joined_seq, joined_at = excluded.joined_at",
                [
                    .. ColumnsOf(members),
                    PostgresBatch.Numbers(members, static member => member.JoinedSeq),
                    PostgresBatch.Times(members, static member => member.JoinedAt),
                ]);
        }
    }

    private static void UpdateMembers(PostgresBatch statements, IReadOnlyCollection<Member> members)
    {
        if (members.Count > 0)
        {
            statements.Add(
                "update members m set role = k.role, delivered_seq = k.delivered_seq, read_seq = k.read_seq, read_at = k.read_at, "
                + "sent_count = k.sent_count, left_at = k.left_at from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) "
                + "k (company_id, conversation_id, user_id, role, delivered_seq, read_seq, read_at, sent_count, left_at) "
                + "where m.conversation_id = k.conversation_id and m.user_id = k.user_id and m.company_id = k.company_id",
                ColumnsOf(members));
        }
    }

    private static NpgsqlParameter[] ColumnsOf(IReadOnlyCollection<Member> members) =>
    [
        PostgresBatch.Text(members, static member => member.Company),
        PostgresBatch.Ids(members, static member => member.ConversationId),
        PostgresBatch.Text(members, static member => member.UserId),
        PostgresBatch.Text(members, static member => StoredNames.Of(member.Role)),
        PostgresBatch.Numbers(members, static member => member.DeliveredSeq),
        PostgresBatch.Numbers(members, static member => member.ReadSeq),
        PostgresBatch.OptionalTimes(members, static member => member.ReadAt),
        PostgresBatch.Numbers(members, static member => member.SentCount),
        PostgresBatch.OptionalTimes(members, static member => member.LeftAt),
    ];

    private static void InsertMessages(PostgresBatch statements, IReadOnlyCollection<Message> messages)
    {
        if (messages.Count > 0)
        {
            statements.Add(
                "insert into messages (company_id, conversation_id, seq, rev, created_rev, id, sender_id, sender_seq, type, text, attachment_url, "
                + "attachment_type, client_id, content_hash, reply_to_id, created_at, edited_at, deleted_at) "
                + "select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
                PostgresBatch.Text(messages, static message => message.Company),
                PostgresBatch.Ids(messages, static message => message.ConversationId),
                PostgresBatch.Numbers(messages, static message => message.Seq),
                PostgresBatch.Numbers(messages, static message => message.Rev),
                PostgresBatch.Numbers(messages, static message => message.CreatedRev),
                PostgresBatch.Ids(messages, static message => message.Id),
                PostgresBatch.Text(messages, static message => message.SenderId),
                PostgresBatch.Numbers(messages, static message => message.SenderSeq),
                PostgresBatch.Text(messages, static message => StoredNames.Of(message.Type)),
                PostgresBatch.Text(messages, static message => message.Text),
                PostgresBatch.Text(messages, static message => message.AttachmentUrl),
                PostgresBatch.Text(messages, static message => message.AttachmentType),
                PostgresBatch.Text(messages, static message => message.ClientId),
                PostgresBatch.Numbers(messages, static message => message.ContentHash),
                PostgresBatch.OptionalIds(messages, static message => message.ReplyToId),
                PostgresBatch.Times(messages, static message => message.CreatedAt),
                PostgresBatch.OptionalTimes(messages, static message => message.EditedAt),
                PostgresBatch.OptionalTimes(messages, static message => message.DeletedAt));
        }
    }

    private static void UpdateMessages(PostgresBatch statements, IReadOnlyCollection<Message> messages)
    {
        if (messages.Count > 0)
        {
            statements.Add(
                "update messages g set rev = k.rev, text = k.text, attachment_url = k.attachment_url, attachment_type = k.attachment_type, "
                + "edited_at = k.edited_at, deleted_at = k.deleted_at "
                + "from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) "
                + "k (company_id, conversation_id, seq, rev, text, attachment_url, attachment_type, edited_at, deleted_at) "
                + "where g.conversation_id = k.conversation_id and g.seq = k.seq and g.company_id = k.company_id",
                PostgresBatch.Text(messages, static message => message.Company),
                PostgresBatch.Ids(messages, static message => message.ConversationId),
                PostgresBatch.Numbers(messages, static message => message.Seq),
                PostgresBatch.Numbers(messages, static message => message.Rev),
                PostgresBatch.Text(messages, static message => message.Text),
                PostgresBatch.Text(messages, static message => message.AttachmentUrl),
                PostgresBatch.Text(messages, static message => message.AttachmentType),
                PostgresBatch.OptionalTimes(messages, static message => message.EditedAt),
                PostgresBatch.OptionalTimes(messages, static message => message.DeletedAt));
        }
    }

    // A member who was removed and came back may reach the same position again: the first time stays.
    private static void LogAdvances(PostgresBatch statements, IReadOnlyCollection<PositionAdvance> advances)
    {
        if (advances.Count > 0)
        {
            statements.Add(
                "insert into receipts (company_id, conversation_id, user_id, kind, seq, at) select * from unnest($1, $2, $3, $4, $5, $6) on conflict do nothing",
                PostgresBatch.Text(advances, static advance => advance.Member.Company),
                PostgresBatch.Ids(advances, static advance => advance.Member.ConversationId),
                PostgresBatch.Text(advances, static advance => advance.Member.UserId),
                PostgresBatch.Text(advances, static advance => StoredNames.Of(advance.Kind)),
                PostgresBatch.Numbers(advances, static advance => advance.Seq),
                PostgresBatch.Times(advances, static advance => advance.At));
        }
    }

    private static void Count(PostgresBatch statements, Dictionary<UserKey, int> quotas, DateOnly day)
    {
        if (quotas.Count > 0)
        {
            statements.Add(
                "insert into quotas (company_id, user_id, day, sent) select k.company_id, k.user_id, $4, k.sent::int from unnest($1, $2, $3) k (company_id, user_id, sent) "
                + "on conflict (company_id, user_id, day) do update set sent = quotas.sent + excluded.sent",
                PostgresBatch.Text(quotas, static quota => quota.Key.Company),
                PostgresBatch.Text(quotas, static quota => quota.Key.Id),
                PostgresBatch.Numbers(quotas, static quota => quota.Value),
                PostgresBatch.Day(day));
        }
    }
}
