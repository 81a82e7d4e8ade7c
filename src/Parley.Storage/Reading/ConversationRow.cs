using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;

namespace Parley.Storage.Reading;

/// <summary>What one row tells of a conversation as one user sees it: all but the participants.</summary>
internal sealed record ConversationRow(Conversation Conversation, Member? Own, Order? Order, Message? LastMessage, long UnreadCount)
{
    public Guid Id => Conversation.Id;

    public ConversationView With(Participants participants) => new()
    {
        Conversation = Conversation,
        Own = Own,
        Participants = participants.Shown,
        ParticipantCount = participants.Count,
        Order = Order,
        LastMessage = LastMessage,
        LastMessageStatus = LastMessage is null ? default : participants.Floor.StatusOf(LastMessage.SenderId, LastMessage.Seq),
        UnreadCount = UnreadCount,
    };
}
