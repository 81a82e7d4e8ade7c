using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;

namespace Parley.Messaging.Policies;

/// <summary>Whether a message may be sent: one pure decision for every way in. Null is yes.</summary>
internal static class SendPolicy
{
    private const string TooFast = "Too many messages, wait a little";

    private const string DayIsFull = "The daily number of messages is reached";

    public static ParleyError? Decide(in SendFacts facts, LimitOptions limits, OrderOptions orders, DateTimeOffset now)
    {
        if (facts.Conversation is not { } conversation)
        {
            return ParleyError.NotAMember;
        }

        bool isOrder = conversation.Kind == ConversationKind.Order;
        return Gate(conversation, facts.Member, facts.Order, orders, now)
            ?? ContentPolicy.CheckLength(facts.Text, isOrder ? limits.OrderTextLength : limits.TextLength)
            ?? CheckWindow(facts.WindowFullSince, TimeSpan.FromSeconds(isOrder ? limits.OrderWindowSeconds : limits.WindowSeconds), now)
            ?? CheckDay(facts.SentToday, limits.MessagesPerDay, now);
    }

    /// <summary>What stands in the way of any message of this member, whatever it says; capabilities tell it in advance.</summary>
    public static ParleyError? Gate(Conversation conversation, Member? member, Order? order, OrderOptions orders, DateTimeOffset now)
    {
        if (member is not { IsCurrent: true })
        {
            return ParleyError.NotAMember;
        }

        if (conversation.Status == ConversationStatus.Blocked)
        {
            return ParleyError.ThreadBlocked;
        }

        // The order's reason first: it says more than "archived", which a closed order's thread becomes by itself.
        return OrderGate.Of(conversation, order, orders.Grace, now).Refusal
            ?? (conversation.Status == ConversationStatus.Archived ? ParleyError.ThreadArchived : null);
    }

    // A message from the future was stored by a clock that was ahead: nobody is told to wait for longer than the window.
    private static ParleyError? CheckWindow(DateTimeOffset? fullSince, TimeSpan window, DateTimeOffset now) =>
        (fullSince > now ? now : fullSince) + window is { } free && now < free ? ParleyError.RateLimited(free - now, TooFast) : null;

    private static ParleyError? CheckDay(int sentToday, int limit, DateTimeOffset now) =>
        limit > 0 && sentToday >= limit ? ParleyError.RateLimited(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime, DayIsFull) : null;
}
