using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;
using Parley.Storage;
using Parley.TestKit.Databases;
using Parley.TestKit.Logging;

namespace Parley.TestKit.Messaging;

/// <summary>The core of Parley at work on a database, without a server around it.</summary>
public sealed class RunningCore : IAsyncDisposable
{
    public const string Company = "acme";

    private readonly ServiceProvider _services;
    private readonly Task _worker;
    private readonly ConcurrentQueue<ChatEvent> _events = [];

    private RunningCore(ServiceProvider services, bool keepsEvents)
    {
        _services = services;
        if (keepsEvents)
        {
            services.GetRequiredService<IEventBus>().Subscribe(_events.Enqueue);
        }

        _worker = Task.Run(services.GetRequiredService<AppendWorker>().RunAsync);
    }

    /// <summary>What was published, in its order, where it is kept.</summary>
    public IReadOnlyCollection<ChatEvent> Events => _events;

    /// <summary>Opens the database and starts the append worker; without a limit unless <paramref name="limits"/> sets some.</summary>
    public static async Task<RunningCore> StartAsync(
        ITestDatabase database, Action<LimitOptions>? limits = null, TimeProvider? time = null, CapturedLogs? logs = null, bool keepsEvents = true)
    {
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Debug));
        if (logs is not null)
        {
            services.AddSingleton<ILoggerProvider>(logs);
        }

        services.AddMetrics();
        services.AddSingleton(time ?? TimeProvider.System);
        services.Configure<LimitOptions>(static options =>
            (options.OrderMessagesPerWindow, options.MessagesPerWindow, options.MessagesPerDay) = (0, 0, 0));
        services.Configure(limits ?? (static _ => { }));
        services.AddParleyMessaging();
        _ = database is PostgresDatabase postgres
            ? services.AddParleyPostgres(postgres.ConnectionString)
            : services.AddParleySqlite(((SqliteDatabase)database).File);
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<IParleyDatabase>().OpenAsync(CancellationToken.None);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }

        return new RunningCore(provider, keepsEvents);
    }

    public static Caller User(string id, string company = Company, Roles roles = Roles.None) => new(new UserKey(company, id), roles);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Result<T>> AppendAsync<T>(AppendCommand<T> command) => Get<AppendQueue>().AppendAsync(command);

    /// <summary>What the command is answered with, which must not be a refusal.</summary>
    public async Task<T> DoAsync<T>(AppendCommand<T> command)
        where T : notnull =>
        (await AppendAsync(command)).Succeeded(out T? value, out ParleyError? error) ? value : throw new InvalidOperationException($"{error}");

    public Task MeetAsync(params IEnumerable<string> userIds) =>
        DoAsync(new PutUsers([.. userIds.Select(static id => new User { Key = new UserKey(Company, id) })]));

    /// <summary>A group of these users, the first of whom owns it.</summary>
    public async Task<Conversation> GroupAsync(params string[] userIds)
    {
        await MeetAsync(userIds);
        return (await DoAsync(new StartGroup(User(userIds[0]), "A group", userIds[1..]))).Conversation;
    }

    /// <summary>The thread of a new order between "customer" and "provider".</summary>
    public async Task<Conversation> OrderThreadAsync(string orderId, string status = OrderStatus.Assigned)
    {
        await PutOrderAsync(orderId, status);
        return (await DoAsync(new StartOrderThread(User("customer"), orderId, null))).Conversation;
    }

    public Task<Order> PutOrderAsync(string orderId, string status, DateTimeOffset? completedAt = null) => DoAsync(new PutOrder(new Order
    {
        Company = Company,
        Id = orderId,
        CustomerId = "customer",
        ProviderId = "provider",
        Status = status,
        CompletedAt = completedAt,
    }));

    public Task<Result<SentMessage>> SendAsync(string userId, Conversation conversation, string text, string? clientId = null) =>
        AppendAsync(new SendMessage(User(userId), conversation.Id, new MessageContent(MessageType.Text, text), clientId));

    public async ValueTask DisposeAsync()
    {
        Get<AppendQueue>().Close();
#pragma warning disable VSTHRD003 // Started here, on a pool thread.
        await _worker;
#pragma warning restore VSTHRD003
        await _services.DisposeAsync();
    }
}
