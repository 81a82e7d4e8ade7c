using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Parley.Server.Settings;

/// <summary>Names a setting in the form its user wrote it, which depends on where the value came from.</summary>
internal static class SettingName
{
    /// <summary>The name of a setting whose value is wrong.</summary>
    public static string AsWritten(IConfigurationRoot configuration, string path) => FindProvider(configuration, path) switch
    {
        EnvironmentNamesProvider => EnvironmentNames.Of(path) ?? path,
        FileConfigurationProvider file => $"{path} in {file.Source.Path}",
        { } provider => InFormOf(provider, path),
        null => ToBeSet(path),
    };

    /// <summary>The name of another setting, in the form that was used for <paramref name="path"/>.</summary>
    public static string InSameForm(IConfigurationRoot configuration, string path, string other) =>
        FindProvider(configuration, path) is { } provider ? InFormOf(provider, other) : ToBeSet(other);

    /// <summary>The name of a setting that is missing.</summary>
    public static string ToBeSet(string path) => EnvironmentNames.Of(path) ?? ForEnvironment(path);

    private static IConfigurationProvider? FindProvider(IConfigurationRoot configuration, string path) =>
        configuration.Providers.Reverse().FirstOrDefault(provider => provider.TryGet(path, out _));

    private static string InFormOf(IConfigurationProvider provider, string path) => provider switch
    {
        EnvironmentVariablesConfigurationProvider => ForEnvironment(path),
        CommandLineConfigurationProvider => "--" + path,
        _ => path,
    };

    private static string ForEnvironment(string path) => path.Replace(":", "__", StringComparison.Ordinal);
}
