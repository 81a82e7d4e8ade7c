using Parley.Messaging.Presence;

namespace Parley.Server.Operations;

/// <summary>Keeps when users were last there for as long as the server stores anything.</summary>
internal sealed class LastSeenHost(LastSeenRecorder recorder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        recorder.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        recorder.Dispose();
        return Task.CompletedTask;
    }
}
