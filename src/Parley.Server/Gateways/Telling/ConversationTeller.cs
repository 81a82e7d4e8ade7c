using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways.Telling;

/// <summary>
/// Tells users of new and changed conversations, each as they see it themselves. What is lost they find by the gap in <c>rev</c> and a sync, a new
/// conversation in the list.
/// </summary>
internal sealed class ConversationTeller : TellingLoop<ConversationTeller.Change>
{
    private readonly Gateway[] _gateways;
    private readonly IConversationReader _conversations;

    public ConversationTeller(
        IEnumerable<Gateway> gateways, IConversationReader conversations, IEventBus bus, TimeProvider time, ILogger<ConversationTeller> logger)
        : base(time, logger)
    {
        (_gateways, _conversations) = ([.. gateways], conversations);
        bus.Subscribe(Listen);
    }

    /// <summary>Many changes of one conversation are shown once.</summary>
    protected override IEnumerable<IReadOnlyList<Change>> Split(IReadOnlyList<Change> batch) =>
        batch.Distinct().GroupBy(static change => (change.Conversation, change.What)).Select(static changes => changes.ToArray());

    protected override async Task TellAsync(IReadOnlyList<Change> part, CancellationToken stoppingToken)
    {
        (ConversationKey conversation, ConversationChange what) = (part[0].Conversation, part[0].What);
        IEnumerable<string> users = part.Any(static change => change.OnlyUserId is null)
            ? await _conversations.MemberIdsAsync(conversation, stoppingToken)
            : part.Select(static change => change.OnlyUserId!);
        Gateway[] gateways = Array.FindAll(_gateways, gateway => gateway.ServerEvents.Shows(what));
        string[] connected = [.. users.Where(id => gateways.Has(new UserKey(conversation.Company, id)))];
        if (connected.Length == 0)
        {
            return;
        }

        foreach (ConversationView view in await _conversations.ViewsAsync(conversation, connected, stoppingToken))
        {
            Tell(gateways, view, what);

            // Each user is shown the conversation in a text of their own: those of a large group leave room for what else is to be done.
            await Task.Yield();
        }
    }

    private static void Tell(Gateway[] gateways, ConversationView view, ConversationChange what)
    {
        var user = new UserKey(view.Conversation.Company, view.Own!.UserId);
        foreach (Gateway gateway in gateways)
        {
            gateway.ServerEvents.Changed(view, user, what);
        }
    }

    private void Listen(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case ConversationCreated created:
                // Thousands may be made for people who are not there: they wait for nothing that has to be read.
                if (created.Members.Any(member => _gateways.Has(new UserKey(member.Company, member.UserId))))
                {
                    Post(new Change(created.Conversation.Key, ConversationChange.New));
                }

                break;
            case ConversationUpdated or MemberRoleChanged:
                Post(new Change(((ConversationEvent)chatEvent).Conversation.Key, ConversationChange.Updated));
                break;
            case MemberAdded added:
                Post(new Change(added.Conversation.Key, ConversationChange.New, added.Member.UserId));
                Post(new Change(added.Conversation.Key, ConversationChange.Members));
                break;
            case MemberRemoved removed:
                Post(new Change(removed.Conversation.Key, ConversationChange.Members));
                break;
        }
    }

    internal readonly record struct Change(ConversationKey Conversation, ConversationChange What, string? OnlyUserId = null);
}
