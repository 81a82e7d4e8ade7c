using Parley.Messaging.Events;

namespace Parley.Server.Operations;

/// <summary>Calls the host's own handlers for as long as the server runs, and a little longer for what happened at its end.</summary>
internal sealed class HostEventsLoop(HostEvents events, TimeProvider time) : BackgroundService
{
    /// <summary>How long the end of the server waits for handlers.</summary>
    public static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        events.Close();
        try
        {
            await (ExecuteTask ?? Task.CompletedTask).WaitAsync(DrainLimit, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The loop logs what it leaves behind.
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => events.RunAsync(stoppingToken);
}
