using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.TestKit.Logging;
using Parley.TestKit.Metrics;
using Parley.TestKit.Waiting;

namespace Parley.Messaging.Tests.Appending;

/// <summary>The queue, the worker and the publisher as they run in the server, over a <see cref="InMemoryAppendStore"/>.</summary>
internal sealed class AppendRun : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MessagingMetrics _metrics;
    private readonly Mailbox<bool> _ended = new("the end of the worker");

    private AppendRun(Given given, Func<IEventBus, IEventBus> wrap)
    {
        Given = given;
        _services = new ServiceCollection().AddMetrics().AddLogging(builder => builder.AddProvider(Logs)).BuildServiceProvider();
        ILoggerFactory loggers = _services.GetRequiredService<ILoggerFactory>();
        IMeterFactory meters = _services.GetRequiredService<IMeterFactory>();
        Metrics = new CapturedMetrics(meters);
        _metrics = new MessagingMetrics(meters);
        Bus = new LocalEventBus(loggers.CreateLogger<LocalEventBus>());
        var publisher = new AppendPublisher(wrap(Bus), loggers.CreateLogger<AppendPublisher>());
        var worker = new AppendWorker(Queue, given.Store, publisher, given.Batches, _metrics, loggers.CreateLogger<AppendWorker>());
        given.Store.BeforeBatch = CountAsync;
        _ = RunAsync(worker);
    }

    public Given Given { get; }

    public AppendQueue Queue { get; } = new(TimeProvider.System);

    public LocalEventBus Bus { get; }

    public CapturedLogs Logs { get; } = new();

    public CapturedMetrics Metrics { get; }

    /// <summary>The transactions that were tried.</summary>
    public ConcurrentQueue<AppendBatch> Batches { get; } = new();

    /// <summary>The same, one by one, for a test to wait for.</summary>
    public Mailbox<AppendBatch> Tried { get; } = new("a transaction");

    /// <summary>The store works no further than this until it completes.</summary>
    public TaskCompletionSource Hold { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What each further transaction throws, if anything.</summary>
    public ConcurrentQueue<Exception?> Failures { get; } = new();

    public static AppendRun Start(Given given, Func<IEventBus, IEventBus>? wrap = null)
    {
        AppendRun run = StartHeld(given, wrap);
        run.Hold.SetResult();
        return run;
    }

    /// <summary>With the store standing still at its first transaction.</summary>
    public static AppendRun StartHeld(Given given, Func<IEventBus, IEventBus>? wrap = null) => new(given, wrap ?? (static bus => bus));

    public Task<Result<TResult>> AppendAsync<TResult>(AppendCommand<TResult> command) =>
        Queue.AppendAsync(command, CancellationToken.None).Within("the answer to a command");

    /// <summary>Ends as the server does: what waits is still stored.</summary>
    public async Task StopAsync()
    {
        Queue.Close();
        _ended.Add(await _ended.NextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Hold.TrySetResult();
        await StopAsync();
        Metrics.Dispose();
        _metrics.Dispose();
        await _services.DisposeAsync();
        Assert.Empty(Logs.TakeUnexpectedErrors());
    }

    private async Task RunAsync(AppendWorker worker)
    {
        await worker.RunAsync();
        _ended.Add(true);
    }

    private async Task CountAsync(AppendBatch batch)
    {
        Batches.Enqueue(batch);
        Tried.Add(batch);
        await Hold.Task;
        if (Failures.TryDequeue(out Exception? failure) && failure is not null)
        {
            throw failure;
        }
    }
}
