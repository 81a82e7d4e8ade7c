using Parley.Messaging.Conversations;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Events;

/// <summary>
/// A member received or read the messages after <paramref name="FromSeq"/> up to <paramref name="ToSeq"/>. <paramref name="Member"/> is
/// given as it was right after.
/// </summary>
public sealed record PositionAdvanced(Conversation Conversation, Member Member, ReceiptKind Kind, long FromSeq, long ToSeq, DateTimeOffset At)
    : ConversationEvent(Conversation)
{
    public override string? Name => Kind == ReceiptKind.Read ? "message.read" : null;

    public override long Rev => 0;
}
