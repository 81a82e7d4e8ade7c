namespace Parley.Server.Auth;

internal sealed partial class TokenValidator
{
    [LoggerMessage(1, LogLevel.Debug, "A token was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
