using System.Text;

namespace Parley.Server.Settings;

/// <summary>Refuses secrets that others can guess, and a server outside Development that could believe nobody's tokens.</summary>
internal static class TokenRules
{
    private const int MinSecretBytes = 32;
    private const int MinDistinctCharacters = 8;
    private const string MakeOne = "Make one with: openssl rand -base64 48";

    private static readonly string[] Placeholders =
        ["changeme", "change-me", "change_me", "your-secret", "your_secret", "yoursecret", "placeholder", "example", DevelopmentSecret.Prefix];

    public static IEnumerable<string> FindMistakes(IConfigurationRoot configuration, IHostEnvironment environment)
    {
        string? secret = configuration[SettingPaths.JwtSecret];
        string name = SettingName.AsWritten(configuration, SettingPaths.JwtSecret);
        if (string.IsNullOrEmpty(secret))
        {
            return environment.IsDevelopment() || !string.IsNullOrEmpty(configuration[SettingPaths.JwksUrl])
                ? []
                : [$"{SettingName.ToBeSet(SettingPaths.JwtSecret)} is not set. {MakeOne}; or set "
                    + $"{SettingName.ToBeSet(SettingPaths.JwksUrl)} for the tokens of an identity provider."];
        }

        int length = Encoding.UTF8.GetByteCount(secret);
        if (length < MinSecretBytes)
        {
            return [$"{name} has {length} bytes and needs at least {MinSecretBytes}. {MakeOne}"];
        }

        return environment.IsDevelopment() || !IsGuessable(secret) ? [] : [$"{name} can be guessed. {MakeOne}"];
    }

    private static bool IsGuessable(string secret) =>
        secret.Distinct().Count() < MinDistinctCharacters
        || Placeholders.Any(placeholder => secret.Contains(placeholder, StringComparison.OrdinalIgnoreCase));
}
