using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Messages;

/// <summary>Send a message. <see cref="ClientId"/> makes it safe to send again; <see cref="TempId"/> is echoed and not stored.</summary>
public sealed record SendMessage(
    Caller Caller,
    Guid ConversationId,
    MessageContent Content,
    string? ClientId = null,
    Guid? ReplyToId = null,
    string? TempId = null) : AppendCommand<SentMessage>
{
    private ConversationKey Conversation => new(Caller.Company, ConversationId);

    internal MemberKey Sender => new(Caller.Company, ConversationId, Caller.UserId);

    internal ClientIdKey? ClientIdKey => ClientId is null ? null : new ClientIdKey(Caller.Company, ConversationId, Caller.UserId, ClientId);

    /// <summary>Of the content, where there is a client id; computed before the queue, since under the locks everybody would wait for it.</summary>
    internal long? ContentHash { get; private init; }

    private MessageKey? ReplyTo => ReplyToId is { } id ? new MessageKey(Caller.Company, ConversationId, id) : null;

    internal SendMessage Hashed() => this with { ContentHash = HashOf() };

    // What has no daily cap counts nobody's day.
    internal override Footprint FootprintUnder(LimitOptions limits) =>
        limits.MessagesPerDay > 0 ? Footprint.Of(ConversationId, Caller.Key) : Footprint.Of(ConversationId);

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(Conversation);
        keys.AddSend(Sender);
        if (ClientIdKey is { } clientId)
        {
            keys.ClientIds.Add(clientId);
        }

        if (ReplyTo is { } replyTo)
        {
            keys.Messages.Add(replyTo);
        }
    }

    internal override Result<SentMessage> Decide(AppendBatch batch)
    {
        Facts facts = batch.Facts;
        Conversation? conversation = facts.Conversation(Conversation);
        Member? member = facts.Member(Sender);
        if (conversation is null || member is not { IsCurrent: true })
        {
            return ParleyError.NotAMember;
        }

        if (ClientIdKey is { } clientId && facts.Message(clientId) is { } known)
        {
            return known.ContentHash == (ContentHash ?? HashOf()) ? new SentMessage(known, IsReplay: true) : ParleyError.ClientIdReused;
        }

        if (SendPolicy.Decide(FactsOf(facts, conversation, member), batch.Rules.Limits, batch.Rules.Orders, batch.Now) is { } refusal)
        {
            return refusal;
        }

        if (ReplyTo is { } replyTo && facts.Message(replyTo) is null)
        {
            return ParleyError.NotFound("Message");
        }

        return Store(batch, conversation, member);
    }

    private long HashOf() => ClientId is null ? 0 : Content.Hash(ReplyToId);

    private SendFacts FactsOf(Facts facts, Conversation conversation, Member member) => new()
    {
        Conversation = conversation,
        Member = member,
        Order = facts.OrderOf(conversation),
        Text = Content.Text,
        WindowFullSince = facts.Rate(Sender)?.FullSince(),
        SentToday = facts.Quota(Caller.Key),
    };

    private SentMessage Store(AppendBatch batch, Conversation before, Member sender)
    {
        Conversation conversation = before with
        {
            LastSeq = before.LastSeq + 1,
            LastRev = before.LastRev + 1,
            LastMessageAt = before.LastMessageAt > batch.Now ? before.LastMessageAt : batch.Now,
        };
        var message = new Message
        {
            Id = batch.Ids.Next(),
            Company = Caller.Company,
            ConversationId = ConversationId,
            Seq = conversation.LastSeq,
            Rev = conversation.LastRev,
            CreatedRev = conversation.LastRev,
            SenderId = Caller.UserId,
            SenderSeq = sender.SentCount + 1,
            Type = Content.Type,
            Text = Content.Text,
            AttachmentUrl = Content.AttachmentUrl,
            AttachmentType = Content.AttachmentType,
            ClientId = ClientId,
            ContentHash = ContentHash ?? HashOf(),
            ReplyToId = ReplyToId,
            CreatedAt = conversation.LastMessageAt.Value,
        };

        batch.Insert(message);
        batch.Update(conversation);
        batch.Update(sender with { SentCount = message.SenderSeq });
        batch.Facts.Rate(Sender)?.Accept(message.CreatedAt);
        if (batch.Rules.Limits.MessagesPerDay > 0)
        {
            batch.CountToday(Caller.Key);
        }

        batch.Tell(new MessageSent(conversation, message, TempId));
        return new SentMessage(message, IsReplay: false);
    }
}
