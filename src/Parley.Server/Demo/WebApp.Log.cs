namespace Parley.Server.Demo;

internal static partial class WebApp
{
    [LoggerMessage(1, LogLevel.Information, "The web app was not built, which takes Node 20.19 or newer with npm: there is no page to sign in on")]
    private static partial void LogNotBuilt(ILogger logger);
}
