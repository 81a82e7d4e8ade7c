using Parley.Messaging.Orders;
using Parley.Messaging.Policies;

namespace Parley.Messaging;

/// <summary>The settings that decisions are made by.</summary>
public sealed record MessagingRules(LimitOptions Limits, OrderOptions Orders);
