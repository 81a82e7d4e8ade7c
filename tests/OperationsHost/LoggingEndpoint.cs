namespace Parley.OperationsHost;

/// <summary>Logs what a client sends.</summary>
internal static partial class LoggingEndpoint
{
    private static readonly Func<ILogger, string, IDisposable?> InScopeOf = LoggerMessage.DefineScope<string>("In the scope of {Text}");

    public static void MapLogging(this WebApplication app) => app.MapPost("/log", async (HttpRequest request) =>
    {
        using var reader = new StreamReader(request.Body);
        string text = await reader.ReadToEndAsync();
        using (InScopeOf(app.Logger, text))
        {
            LogText(app.Logger, text);
        }
    });

    [LoggerMessage(1, LogLevel.Information, "A client said: {Text}")]
    private static partial void LogText(ILogger logger, string text);
}
