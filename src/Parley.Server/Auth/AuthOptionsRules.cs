using System.Text;
using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>Checks <see cref="AuthOptions"/> when the server starts; the messages never show the secret.</summary>
internal sealed class AuthOptionsRules : IValidateOptions<AuthOptions>
{
    private const string Secret = "JWT_SECRET (Parley:Auth:JwtSecret)";
    private const string Jwks = "JWKS_URL (Parley:Auth:JwksUrl)";
    private const string MakeSecret = "make one with: openssl rand -base64 48";

    public ValidateOptionsResult Validate(string? name, AuthOptions options) =>
        FindMistake(options) is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;

    private static string? FindMistake(AuthOptions options) =>
        (string.IsNullOrEmpty(options.JwtSecret), string.IsNullOrEmpty(options.JwksUrl)) switch
        {
            (true, true) => $"{Secret} is not set: {MakeSecret}; or set {Jwks} for tokens of an identity provider.",
            (false, false) => $"{Secret} and {Jwks} are both set: remove the one whose tokens shall not be accepted.",
            (false, true) => FindSecretMistake(options.JwtSecret!),
            (true, false) => IsUsable(options.JwksUrl!)
                ? null
                : $"{Jwks} is not a URL that keys can be trusted from: give it an https:// URL (http:// only on the own machine).",
        };

    private static string? FindSecretMistake(string secret) =>
        Encoding.UTF8.GetByteCount(secret) is var length and < AuthOptions.MinSecretBytes
            ? $"{Secret} has {length} bytes and needs at least {AuthOptions.MinSecretBytes}: {MakeSecret}."
            : null;

    private static bool IsUsable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
