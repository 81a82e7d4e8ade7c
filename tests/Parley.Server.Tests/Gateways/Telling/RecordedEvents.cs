using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Gateways;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>A gateway's events as text, for the sockets of another one.</summary>
internal sealed class RecordedEvents(GatewaySockets sockets) : ServerEvents(sockets), IClientEvents
{
    private readonly Mailbox<string> _told = new("an event");

    /// <summary>A gateway that says nothing, and remembers what it was to say.</summary>
    public Gateway Gateway => new(Sockets, this, this);

    public Task<string> NextAsync() => _told.NextAsync();

    public Task<IReadOnlyList<string>> NextAsync(int count) => _told.NextAsync(count);

    public IReadOnlyList<string> TakeAll() => _told.TakeAll();

    public void Register(GatewayEvents events)
    {
    }

    public override void Advanced(PositionAdvanced advanced, CoveredRange covered) => _told.Add($"{advanced.FromSeq} to {advanced.ToSeq}");

    public override void Changed(ConversationView view, UserKey user, ConversationChange change) => _told.Add($"{change} for {user.Id}");

    public override void Unread(UserKey user, UnreadConversation unread, long total) =>
        _told.Add($"{unread.UnreadCount} of {total} for {user.Id}");

    public override void Present(PresenceChange change, IReadOnlyList<Guid> circle) =>
        _told.Add($"{change.User.Id} {(change.IsOnline ? "came" : "went")}");

    protected override void Sent(MessageSent sent)
    {
    }

    protected override void Edited(MessageEdited edited)
    {
    }

    protected override void Deleted(MessageDeleted deleted)
    {
    }

    protected override void Typing(TypingChanged typing)
    {
    }
}
