namespace Parley.Server.Operations;

/// <summary>Ready from the end of the start, migrations included, to the first sign of the end.</summary>
internal sealed class HostReadiness(IHostApplicationLifetime lifetime, DrainingLifetime draining) : IReadinessCheck
{
    public string Name => "host";

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(
        lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested && !draining.HasBegun);
}
