using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways.Telling;

/// <summary>
/// Tells users what they have not read whenever it has become less. What is new their clients count themselves. What is lost is made up for by the
/// next time they are told, and by the total of the next session; a sync has no counts.
/// </summary>
internal sealed class UnreadTeller : TellingLoop<UnreadTeller.Lessening>
{
    private const int UsersAtOnce = 100;

    private readonly Gateway[] _gateways;
    private readonly IUnreadReader _unread;

    public UnreadTeller(IEnumerable<Gateway> gateways, IUnreadReader unread, IEventBus bus, TimeProvider time, ILogger<UnreadTeller> logger)
        : base(time, logger)
    {
        (_gateways, _unread) = ([.. gateways], unread);
        bus.Subscribe(Listen);
    }

    protected override async Task TellAsync(IReadOnlyList<Lessening> part, CancellationToken stoppingToken)
    {
        IEnumerable<(UserKey User, Guid ConversationId)> own = part.Where(static lessening => lessening.Message is null)
            .Select(static lessening => (new UserKey(lessening.Conversation.Company, lessening.UserId), lessening.Conversation.Id));
        List<(UserKey User, Guid ConversationId)> ofDeletions = await ReadBehindAsync(part, stoppingToken);
        IEnumerable<IGrouping<UserKey, Guid>> users = own.Concat(ofDeletions)
            .Distinct()
            .Where(one => _gateways.Has(one.User))
            .GroupBy(static one => one.User, static one => one.ConversationId);
        foreach (IGrouping<UserKey, Guid>[] some in users.Chunk(UsersAtOnce))
        {
            IReadOnlyList<IReadOnlyList<UnreadConversation>> unread =
                await _unread.OfUsersAsync([.. some.Select(static user => user.Key)], stoppingToken);
            for (int i = 0; i < some.Length; i++)
            {
                Tell(some[i], unread[i]);
            }
        }
    }

    /// <summary>For whom a deleted message was unread: several of one conversation are asked about at once.</summary>
    private async Task<List<(UserKey User, Guid ConversationId)>> ReadBehindAsync(IReadOnlyList<Lessening> part, CancellationToken stoppingToken)
    {
        ILookup<ConversationKey, Lessening> deletions = part.Where(static lessening => lessening.Message is not null)
            .ToLookup(static lessening => lessening.Conversation);
        ConversationKey[] conversations = [.. deletions.Select(static conversation => conversation.Key)];
        List<(UserKey User, Guid ConversationId)> users = [];
        if (conversations is [])
        {
            return users;
        }

        IReadOnlyList<MemberBehind> behind = await _unread.BehindAsync(
            [.. conversations.Select(key => (key, deletions[key].Max(static deletion => deletion.Message!.Value)))], stoppingToken);
        foreach (MemberBehind member in behind)
        {
            if (deletions[member.Conversation].Any(deletion => deletion.Message > member.ReadSeq && deletion.UserId != member.UserId))
            {
                users.Add((new UserKey(member.Conversation.Company, member.UserId), member.Conversation.Id));
            }
        }

        return users;
    }

    private void Tell(IGrouping<UserKey, Guid> user, IReadOnlyList<UnreadConversation> unread)
    {
        long total = unread.Sum(static conversation => conversation.UnreadCount);
        foreach (Guid id in user)
        {
            long left = unread.FirstOrDefault(conversation => conversation.Id == id).UnreadCount;
            foreach (Gateway gateway in _gateways)
            {
                gateway.ServerEvents.Unread(user.Key, new UnreadConversation(id, left), total);
            }
        }
    }

    private void Listen(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case PositionAdvanced { Kind: ReceiptKind.Read } read when _gateways.Has(new UserKey(read.Company, read.Member.UserId)):
                Post(new Lessening(read.Conversation.Key, read.Member.UserId));
                break;
            case MemberRemoved removed when _gateways.Has(new UserKey(removed.Company, removed.Member.UserId)):
                Post(new Lessening(removed.Conversation.Key, removed.Member.UserId));
                break;
            case MessageDeleted deleted when _gateways.HasAny():
                Post(new Lessening(deleted.Conversation.Key, deleted.Message.SenderId, deleted.Message.Seq));
                break;
        }
    }

    /// <summary>
    /// The count of <paramref name="UserId"/> has become less; or, where the place of a deleted message is given, that of all who had it unread,
    /// <paramref name="UserId"/> being its sender.
    /// </summary>
    internal readonly record struct Lessening(ConversationKey Conversation, string UserId, long? Message = null);
}
