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

        int wrong = options.AllowedOrigins.ToList().FindIndex(static origin => !IsOrigin(origin));
        return wrong < 0
            ? null
            : $"{nameof(EngineIOOptions.AllowedOrigins)}: \"{options.AllowedOrigins[wrong]}\" is not an origin such as https://shop.example, nor *.";
    }

    private static bool IsOrigin(string? origin) =>
        origin == "*"
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
            && uri.Host.Length > 0
            && uri.PathAndQuery == "/"
            && uri.UserInfo.Length == 0
            && uri.Fragment.Length == 0);
}
