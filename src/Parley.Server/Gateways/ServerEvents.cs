using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways;

/// <summary>
/// What the clients of a gateway hear: each event of the bus in the gateway's own shape. What a gateway has no event for, its clients do not hear.
/// </summary>
internal abstract class ServerEvents(GatewaySockets sockets)
{
    protected GatewaySockets Sockets => sockets;

    /// <summary>On the path of every message: what has to be read first comes by the other methods.</summary>
    public void Tell(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case MessageSent sent:
                Sent(sent);
                break;
            case MessageEdited edited:
                Edited(edited);
                break;
            case MessageDeleted deleted:
                Deleted(deleted);
                break;
            case MemberAdded added:
                Added(added);
                break;
            case MemberRemoved removed:
                Removed(removed);
                break;
            case TypingChanged typing:
                Typing(typing);
                break;
        }
    }

    /// <summary>A member has got or read messages: those of <paramref name="covered"/> are theirs whom it concerns.</summary>
    public abstract void Advanced(PositionAdvanced advanced, CoveredRange covered);

    /// <summary>Whether clients are shown the whole conversation for it; where they have events for members, those are enough.</summary>
    public virtual bool Shows(ConversationChange change) => change != ConversationChange.Members;

    /// <summary>A conversation is new to a user, or has changed.</summary>
    public abstract void Changed(ConversationView view, UserKey user, ConversationChange change);

    /// <summary>What a user has not read has become less.</summary>
    public virtual void Unread(UserKey user, UnreadConversation unread, long total)
    {
    }

    /// <summary>A user came or went, which concerns the members of <paramref name="circle"/>.</summary>
    public virtual void Present(PresenceChange change, IReadOnlyList<Guid> circle)
    {
    }

    /// <summary>Tells each sender alone of those of their own messages that an advance newly covered.</summary>
    protected void SendToSenders<T>(
        PositionAdvanced advanced, CoveredRange covered, string eventName, Func<PositionAdvanced, CoveredMessages, T> payloadOf)
    {
        foreach (CoveredMessages sender in covered.Senders)
        {
            sockets.Send(new UserKey(advanced.Company, sender.SenderId), eventName, payloadOf(advanced, sender));
        }
    }

    protected abstract void Sent(MessageSent sent);

    protected abstract void Edited(MessageEdited edited);

    protected abstract void Deleted(MessageDeleted deleted);

    protected abstract void Typing(TypingChanged typing);

    protected virtual void Added(MemberAdded added)
    {
    }

    protected virtual void Removed(MemberRemoved removed)
    {
    }
}
