using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Appending;

/// <summary>Which facts the commands of a batch are decided by; a store loads just these.</summary>
public sealed class FactKeys(LimitOptions limits, DateTimeOffset now)
{
    /// <summary>The UTC day of <see cref="Quotas"/>.</summary>
    public DateOnly Day { get; } = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>Locked in the order of their ids; their orders are loaded with them.</summary>
    public HashSet<ConversationKey> Conversations { get; } = [];

    /// <summary>Conversations found by their pair, then locked.</summary>
    public HashSet<DirectKey> DirectPairs { get; } = [];

    /// <summary>Orders to be locked, with every thread they have.</summary>
    public HashSet<OrderKey> Orders { get; } = [];

    public HashSet<MemberKey> Members { get; } = [];

    /// <summary>Conversations whose current members are all needed.</summary>
    public HashSet<ConversationKey> Rosters { get; } = [];

    /// <summary>Conversations of whose current members the lowest positions are needed: of those not in <see cref="Members"/>, whose positions stay.</summary>
    public HashSet<ConversationKey> Floors { get; } = [];

    public HashSet<UserKey> Users { get; } = [];

    public HashSet<MessageKey> Messages { get; } = [];

    public HashSet<ClientIdKey> ClientIds { get; } = [];

    /// <summary>Senders whose window is needed, with the number of messages that this batch would send for them.</summary>
    public Dictionary<MemberKey, int> Rates { get; } = [];

    /// <summary>Users whose count of the day is needed, locked in their order, with the number of messages that this batch would send for them.</summary>
    public Dictionary<UserKey, int> Quotas { get; } = [];

    /// <summary>How many messages a window takes in a conversation of this kind; 0 when there is no limit.</summary>
    public int WindowLimitOf(ConversationKind kind) =>
        kind == ConversationKind.Order ? limits.OrderMessagesPerWindow : limits.MessagesPerWindow;

    /// <summary>What was sent then or earlier has left the window of a conversation of this kind.</summary>
    public DateTimeOffset WindowStartOf(ConversationKind kind) =>
        now - TimeSpan.FromSeconds(kind == ConversationKind.Order ? limits.OrderWindowSeconds : limits.WindowSeconds);

    internal void AddSend(MemberKey sender)
    {
        Members.Add(sender);
        if (limits.OrderMessagesPerWindow > 0 || limits.MessagesPerWindow > 0)
        {
            Rates[sender] = Rates.GetValueOrDefault(sender) + 1;
        }

        if (limits.MessagesPerDay > 0)
        {
            var user = new UserKey(sender.Company, sender.UserId);
            Quotas[user] = Quotas.GetValueOrDefault(user) + 1;
        }
    }
}
