using Parley.Messaging.Appending;
using Parley.Messaging.Messages;

namespace Parley.Storage.Postgres.Tables;

/// <summary>What an append says to the table of messages; <see cref="PostgresRates"/> says more.</summary>
internal static class PostgresMessages
{
    private static readonly string Named =
        $"select {RowReader.MessageColumns} from {PostgresRows.Of("company_id", "conversation_id", "id")} k "
        + "cross join lateral (select * from messages g "
        + "where g.id = k.id and g.conversation_id = k.conversation_id and g.company_id = k.company_id limit 1) g";

    private static readonly string OfClientIds =
        $"select {RowReader.MessageColumns} from {PostgresRows.Of("company_id", "conversation_id", "sender_id", "client_id")} k "
        + "cross join lateral (select * from messages g where g.conversation_id = k.conversation_id and g.sender_id = k.sender_id "
        + "and g.client_id = k.client_id and g.company_id = k.company_id limit 1) g";

    private static readonly string Inserted = PostgresRows.InsertInto(
        "messages",
        "company_id", "conversation_id", "seq", "rev", "created_rev", "id", "sender_id", "sender_seq", "type", "text", "attachment_url",
        "attachment_type", "client_id", "content_hash", "reply_to_id", "created_at", "edited_at", "deleted_at");

    private static readonly string Updated =
        "update messages g set rev = k.rev, text = k.text, attachment_url = k.attachment_url, attachment_type = k.attachment_type, "
        + "edited_at = k.edited_at, deleted_at = k.deleted_at from "
        + PostgresRows.Of("company_id", "conversation_id", "seq", "rev", "text", "attachment_url", "attachment_type", "edited_at", "deleted_at")
        + " k where g.conversation_id = k.conversation_id and g.seq = k.seq and g.company_id = k.company_id";

    public static void Load(PostgresBatch statements, FactKeys keys, Action<Message> read)
    {
        if (keys.Messages.Count > 0)
        {
            statements.Query(
                Named,
                row => read(RowReader.Message(row)),
                PostgresBatch.Text(keys.Messages, static key => key.Company),
                PostgresBatch.Ids(keys.Messages, static key => key.ConversationId),
                PostgresBatch.Ids(keys.Messages, static key => key.Id));
        }

        if (keys.ClientIds.Count > 0)
        {
            statements.Query(
                OfClientIds,
                row => read(RowReader.Message(row)),
                PostgresBatch.Text(keys.ClientIds, static key => key.Company),
                PostgresBatch.Ids(keys.ClientIds, static key => key.ConversationId),
                PostgresBatch.Text(keys.ClientIds, static key => key.SenderId),
                PostgresBatch.Text(keys.ClientIds, static key => key.ClientId));
        }
    }

    public static void Insert(PostgresBatch statements, IReadOnlyCollection<Message> messages)
    {
        if (messages.Count > 0)
        {
            statements.Add(
                Inserted,
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

    public static void Update(PostgresBatch statements, IReadOnlyCollection<Message> messages)
    {
        if (messages.Count > 0)
        {
            statements.Add(
                Updated,
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
}
