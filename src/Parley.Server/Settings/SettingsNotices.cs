namespace Parley.Server.Settings;

/// <summary>Says at the start what the settings mean that may surprise: they are read before there is a log.</summary>
internal sealed partial class SettingsNotices(SettingsNotices.Facts facts, ILogger<SettingsNotices> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (facts.DevelopmentSecretFile is { } file)
        {
            LogDevelopmentSecret(logger, file);
        }

        if (facts.AllOriginsAllowed)
        {
            LogAllOriginsAllowed(logger);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What there is to be said.</summary>
    internal sealed record Facts(string? DevelopmentSecretFile, bool AllOriginsAllowed);
}
