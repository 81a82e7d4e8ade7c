using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Storage.Tests.Reading.Rows;

/// <summary>A conversation that lives in memory by the rules of the core, to be written as rows and to be compared with what readers say.</summary>
internal sealed class StoredConversation
{
    private static long _clock;

    public StoredConversation(string company, ConversationKind kind, params string[] userIds)
    {
        Conversation = new Conversation
        {
            Id = Guid.CreateVersion7(),
            Company = company,
            Kind = kind,
            CreatedAt = Now(),
            DirectKey = kind == ConversationKind.Direct ? string.Join(' ', userIds) : null,
        };
        foreach (string userId in userIds)
        {
            Members.Add(userId, NewMember(userId));
        }
    }

    public Conversation Conversation { get; set; }

    public Guid Id => Conversation.Id;

    public List<Message> Messages { get; } = [];

    public Dictionary<string, Member> Members { get; } = [];

    public List<StoredReceipt> Receipts { get; } = [];

    public IEnumerable<Member> Current => Members.Values.Where(static member => member.IsCurrent);

    /// <summary>Times rise by a second at each call, in the whole process.</summary>
    public static DateTimeOffset Now() => DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(Interlocked.Increment(ref _clock));

    public Message Send(string senderId, string text = "hello", string? clientId = null)
    {
        Member sender = Members[senderId];
        Members[senderId] = sender with { SentCount = sender.SentCount + 1 };
        DateTimeOffset now = Now();
        Conversation = Conversation with { LastSeq = Conversation.LastSeq + 1, LastRev = Conversation.LastRev + 1, LastMessageAt = now };
        var message = new Message
        {
            Id = Guid.CreateVersion7(),
            Company = Conversation.Company,
            ConversationId = Id,
            Seq = Conversation.LastSeq,
            Rev = Conversation.LastRev,
            CreatedRev = Conversation.LastRev,
            SenderId = senderId,
            SenderSeq = sender.SentCount + 1,
            Type = MessageType.Text,
            Text = text,
            ClientId = clientId,
            CreatedAt = now,
        };
        Messages.Add(message);
        return message;
    }

    public void Edit(long seq) => Change(seq, message => message with { Text = "edited", EditedAt = Now() });

    public void Delete(long seq) => Change(seq, message => message with { Text = "", DeletedAt = Now() });

    public void Rename(string name) => Change(conversation => conversation with { Name = name });

    public void Become(ConversationStatus status) => Change(conversation => conversation with { Status = status });

    public void Add(string userId)
    {
        Change(static conversation => conversation);
        Members[userId] = NewMember(userId) with { SentCount = Members.GetValueOrDefault(userId)?.SentCount ?? 0 };
    }

    public void Remove(string userId)
    {
        Change(static conversation => conversation);
        Members[userId] = Members[userId] with { LeftAt = Now() };
    }

    public DateTimeOffset Deliver(string userId, long seq)
    {
        DateTimeOffset now = Now();
        Members[userId] = Members[userId] with { DeliveredSeq = Math.Max(Members[userId].DeliveredSeq, seq) };
        Receipts.Add(new StoredReceipt(userId, ReceiptKind.Delivered, seq, now));
        return now;
    }

    public DateTimeOffset Read(string userId, long seq)
    {
        DateTimeOffset now = Now();
        Member before = Members[userId];
        Members[userId] = before with { DeliveredSeq = Math.Max(before.DeliveredSeq, seq), ReadSeq = Math.Max(before.ReadSeq, seq), ReadAt = now };
        Receipts.Add(new StoredReceipt(userId, ReceiptKind.Read, seq, now));
        return now;
    }

    /// <summary>Counted one by one.</summary>
    public long UnreadOf(string userId) =>
        Messages.Count(message => message.Seq > Members[userId].ReadSeq && message.SenderId != userId && message.DeletedAt is null);

    public MessageStatus StatusOf(Message message)
    {
        Member[] others = [.. Current.Where(member => member.UserId != message.SenderId)];
        return others is [] || others.Any(member => member.DeliveredSeq < message.Seq) ? MessageStatus.Sent
            : others.Any(member => member.ReadSeq < message.Seq) ? MessageStatus.Delivered
            : MessageStatus.Read;
    }

    private void Change(long seq, Func<Message, Message> change)
    {
        Conversation = Conversation with { LastRev = Conversation.LastRev + 1 };
        Messages[(int)seq - 1] = change(Messages[(int)seq - 1]) with { Rev = Conversation.LastRev };
    }

    private void Change(Func<Conversation, Conversation> change) =>
        Conversation = change(Conversation) with { LastRev = Conversation.LastRev + 1, ChangedRev = Conversation.LastRev + 1 };

    private Member NewMember(string userId) => new()
    {
        Company = Conversation.Company,
        ConversationId = Id,
        UserId = userId,
        Role = MemberRole.Member,
        JoinedAt = Now(),
        JoinedSeq = Conversation.LastSeq,
        DeliveredSeq = Conversation.LastSeq,
        ReadSeq = Conversation.LastSeq,
    };
}
