namespace Parley.Server.Settings;

internal sealed partial class SettingsNotices
{
    [LoggerMessage(1, LogLevel.Information, "JWT_SECRET is not set: tokens are signed with the secret kept in {File}, for development only")]
    private static partial void LogDevelopmentSecret(ILogger logger, string file);

    [LoggerMessage(2, LogLevel.Warning, "CORS_ORIGINS is *: pages of every origin may call this server. Name the origins of your own pages")]
    private static partial void LogAllOriginsAllowed(ILogger logger);
}
