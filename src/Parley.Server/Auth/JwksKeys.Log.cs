namespace Parley.Server.Auth;

internal sealed partial class JwksKeys
{
    [LoggerMessage(1, LogLevel.Information, "Fetched the keys that tokens are checked with: {Count} are usable")]
    private static partial void LogFetched(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Warning, "The keys of JWKS_URL could not be fetched ({Reason}); the {Count} fetched before go on")]
    private static partial void LogFetchFailed(ILogger logger, string reason, int count);

    [LoggerMessage(3, LogLevel.Warning, "JWKS_URL answered with something that is no JWKS document; the {Count} keys fetched before go on")]
    private static partial void LogNotJwks(ILogger logger, int count);
}
