using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways.Telling;

/// <summary>Tells users of new and changed conversations, each as they see it themselves.</summary>
internal sealed class ConversationTeller : TellingLoop<ConversationTeller.Change>
{
    private readonly Gateway[] _gateways;
    private readonly IConversationReader _conversations;

    public ConversationTeller(
        IEnumerable<Gateway> gateways, IConversationReader conversations, IEventBus bus, ILogger<ConversationTeller> logger) : base(logger)
    {
        (_gateways, _conversations) = ([.. gateways], conversations);
        bus.Subscribe(Listen);
    }

    protected override async Task TellAsync(IReadOnlyList<Change> batch, CancellationToken stoppingToken)
    {
        foreach (Change change in batch.Distinct())
        {
            IReadOnlyList<string> members = change.OnlyUserId is { } only
                ? [only]
                : await _conversations.MemberIdsAsync(change.Conversation, stoppingToken);
            Gateway[] gateways = Array.FindAll(_gateways, gateway => gateway.ServerEvents.Shows(change.What));
            string[] connected = [.. members.Where(id => IsConnected(gateways, new UserKey(change.Conversation.Company, id)))];
            if (connected.Length > 0)
            {
                Tell(gateways, change, await _conversations.ViewsAsync(change.Conversation, connected, stoppingToken));
            }
        }
    }

    private static bool IsConnected(Gateway[] gateways, UserKey user) => Array.Exists(gateways, gateway => !gateway.Sockets.Of(user).IsEmpty);

    private static void Tell(Gateway[] gateways, Change change, IReadOnlyList<ConversationView> views)
    {
        foreach (ConversationView view in views)
        {
            var user = new UserKey(change.Conversation.Company, view.Own!.UserId);
            foreach (Gateway gateway in gateways)
            {
                gateway.ServerEvents.Changed(view, user, change.What);
            }
        }
    }

    private void Listen(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case ConversationCreated created:
                // Thousands may be made for people who are not there: they wait for nothing that has to be read.
                if (created.Members.Any(member => IsConnected(_gateways, new UserKey(member.Company, member.UserId))))
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
