using Microsoft.Extensions.Configuration.CommandLine;

namespace Parley.Server.Settings;

/// <summary>The short names that settings have in the environment.</summary>
internal static class EnvironmentNames
{
    private static readonly Dictionary<string, string> PathsByName = new(StringComparer.Ordinal)
    {
        ["JWT_SECRET"] = SettingPaths.JwtSecret,
        ["JWKS_URL"] = SettingPaths.JwksUrl,
        ["CORS_ORIGINS"] = SettingPaths.CorsOrigins,
        ["REDIS_URL"] = SettingPaths.RedisUrl,
        ["ENABLE_MESSAGES_SOCKET"] = SettingPaths.MessagesSocketEnabled,
        ["DATABASE_URL"] = SettingPaths.DatabaseUrl,
    };

    /// <summary>The short name of a setting, or null when it has none.</summary>
    public static string? Of(string path) =>
        PathsByName.FirstOrDefault(pair => pair.Value.Equals(path, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>Puts the values of the short names above appsettings and <c>Parley__…</c>, and below the command line.</summary>
    public static void MapOnto(ConfigurationManager configuration)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string path) in PathsByName)
        {
            // Compose files pass on unset variables as empty ones.
            if (configuration[name] is { } value && !string.IsNullOrWhiteSpace(value))
            {
                values[path] = value;
            }
        }

        IList<IConfigurationSource> sources = configuration.Sources;
        IConfigurationSource? commandLine = sources.FirstOrDefault(static source => source is CommandLineConfigurationSource);
        sources.Insert(commandLine is null ? sources.Count : sources.IndexOf(commandLine), new EnvironmentNamesSource(values));
    }
}
