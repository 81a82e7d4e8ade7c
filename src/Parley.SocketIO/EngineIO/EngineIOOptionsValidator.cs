using Microsoft.Extensions.Options;

namespace Parley.SocketIO.EngineIO;

/// <summary>Checks the ranges of <see cref="EngineIOOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class EngineIOOptionsValidator : IValidateOptions<EngineIOOptions>
{
    /// <summary>The rule that ranges cannot express; null when it is kept.</summary>
    public static string? FindMistake(EngineIOOptions options)
    {
        if (options.Transports is EngineTransports.None or > (EngineTransports.Polling | EngineTransports.WebSocket))
        {
            return $"{nameof(EngineIOOptions.Transports)} must name polling, WebSocket or both.";
        }

        string? origin = options.AllowedOrigins.FirstOrDefault(static origin => !IsOrigin(origin));
        return origin is null
            ? null
            : $"{nameof(EngineIOOptions.AllowedOrigins)}: \"{origin}\" is not an origin such as https://shop.example, nor *.";
    }

    private static bool IsOrigin(string origin) =>
        origin == "*" || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.PathAndQuery == "/");
}
