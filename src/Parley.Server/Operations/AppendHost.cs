using Parley.Messaging.Appending;

namespace Parley.Server.Operations;

/// <summary>Runs the append worker for as long as the server runs, and to the end of what it took.</summary>
internal sealed class AppendHost(AppendWorker worker, AppendQueue queue) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(worker.RunAsync, CancellationToken.None);
}
