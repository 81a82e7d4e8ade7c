using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;

namespace Parley.Messaging;

/// <summary>Registers the core, which needs a store beside it.</summary>
public static class MessagingServiceCollectionExtensions
{
    public static IServiceCollection AddParleyMessaging(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IOrderDirectory, StoredOrdersOnly>();
        services.TryAddSingleton<IEventBus, LocalEventBus>();
        services.TryAddSingleton<LocalPresence>();
        services.TryAddSingleton<IPresence>(static provider => provider.GetRequiredService<LocalPresence>());
        return services
            .AddSingleton(static provider => new MessagingRules(
                provider.GetRequiredService<IOptions<LimitOptions>>().Value,
                provider.GetRequiredService<IOptions<OrderOptions>>().Value))
            .AddSingleton<IdGenerator>()
            .AddSingleton<MessagingMetrics>()
            .AddSingleton<AppendQueue>()
            .AddSingleton<AppendBatchFactory>()
            .AddSingleton<AppendPublisher>()
            .AddSingleton<AppendWorker>()
            .AddSingleton<RefusedSenders>()
            .AddSingleton<MessageSender>()
            .AddSingleton<MessageEditor>()
            .AddSingleton<MessageHistory>()
            .AddSingleton<MessageReceipts>()
            .AddSingleton<ReceiptMarker>()
            .AddSingleton<ConversationStarter>()
            .AddSingleton<ConversationEditor>()
            .AddSingleton<ConversationList>()
            .AddSingleton<ConversationSync>()
            .AddSingleton<CapabilityPolicy>()
            .AddSingleton<QuotaPruner>()
            .AddSingleton<ReceiptPruner>()
            .AddSingleton<OrderBook>()
            .AddSingleton<ExpiredThreadArchiver>()
            .AddSingleton<PresenceDirectory>()
            .AddSingleton<TypingIndicators>()
            .AddSingleton<UserDirectory>()
            .AddSingleton<LastSeenRecorder>()
            .AddSingleton<UndeliveredMessages>()
            .AddSingleton<HostEvents>();
    }
}
