using Parley.Messaging.Conversations;

namespace Parley.Messaging.Events;

/// <summary>Something that happened in a conversation, which is given as it was right after.</summary>
public abstract record ConversationEvent(Conversation Conversation) : ChatEvent(Conversation.Company)
{
    /// <summary>The change's number in its conversation; 0 for what takes none: creation and positions.</summary>
    public virtual long Rev => Conversation.LastRev;
}
