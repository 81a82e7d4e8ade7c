using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>Checks every entry of <see cref="OriginOptions"/> when the server starts.</summary>
internal sealed class OriginOptionsRules : IValidateOptions<OriginOptions>
{
    public ValidateOptionsResult Validate(string? name, OriginOptions options)
    {
        string[] mistakes = [.. options.Origins.Where(static origin => !IsOrigin(origin)).Select(Describe)];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static string Describe(string? origin) =>
        $"CORS_ORIGINS: \"{origin}\" is no origin: write scheme, host and port alone, such as https://shop.example, or * for all.";

    private static bool IsOrigin(string? origin) =>
        origin == OriginOptions.Any
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.PathAndQuery == "/"
            && uri.UserInfo.Length == 0
            && uri.Fragment.Length == 0);
}
