using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways.Telling;

/// <summary>Tells users what they have not read whenever it has become less. What is new their clients count themselves.</summary>
internal sealed class UnreadTeller : TellingLoop<UnreadTeller.Lessening>
{
    private readonly Gateway[] _gateways;
    private readonly IConversationReader _conversations;

    public UnreadTeller(IEnumerable<Gateway> gateways, IConversationReader conversations, IEventBus bus, ILogger<UnreadTeller> logger) : base(logger)
    {
        (_gateways, _conversations) = ([.. gateways], conversations);
        bus.Subscribe(Listen);
    }

    protected override async Task TellAsync(IReadOnlyList<Lessening> batch, CancellationToken stoppingToken)
    {
        foreach (IGrouping<UserKey, Lessening> user in batch.Distinct().GroupBy(static lessening => lessening.User))
        {
            if (Array.Exists(_gateways, gateway => !gateway.Sockets.Of(user.Key).IsEmpty))
            {
                Tell(user, await _conversations.UnreadAsync(user.Key, stoppingToken));
            }
        }
    }

    private void Tell(IGrouping<UserKey, Lessening> user, IReadOnlyList<UnreadConversation> unread)
    {
        long total = unread.Sum(static conversation => conversation.UnreadCount);
        foreach (Lessening lessening in user)
        {
            long left = unread.FirstOrDefault(conversation => conversation.Id == lessening.ConversationId).UnreadCount;
            foreach (Gateway gateway in _gateways)
            {
                gateway.ServerEvents.Unread(user.Key, new UnreadConversation(lessening.ConversationId, left), total);
            }
        }
    }

    private void Listen(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case PositionAdvanced { Kind: ReceiptKind.Read } read:
                Post(new Lessening(new UserKey(read.Company, read.Member.UserId), read.Conversation.Id));
                break;
            case MemberRemoved removed:
                Post(new Lessening(new UserKey(removed.Company, removed.Member.UserId), removed.Conversation.Id));
                break;
            case MessageDeleted deleted:
                PostAll(deleted.Conversation.Key);
                break;
        }
    }

    private void PostAll(ConversationKey conversation)
    {
        foreach (UserKey user in _gateways.SelectMany(gateway => gateway.Sockets.UsersIn(conversation)).Distinct())
        {
            Post(new Lessening(user, conversation.Id));
        }
    }

    internal readonly record struct Lessening(UserKey User, Guid ConversationId);
}
