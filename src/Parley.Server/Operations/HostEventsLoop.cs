using Parley.Messaging.Events;

namespace Parley.Server.Operations;

/// <summary>Calls the host's own handlers for as long as the server runs.</summary>
internal sealed class HostEventsLoop(HostEvents events) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => events.RunAsync(stoppingToken);
}
