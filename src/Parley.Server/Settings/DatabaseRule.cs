namespace Parley.Server.Settings;

/// <summary>Reads the URL of the database.</summary>
internal static class DatabaseRule
{
    public static IEnumerable<string> FindMistakes(IConfigurationRoot configuration)
    {
        if (!DatabaseUrl.TryParse(TextOf(configuration), out _, out string? mistake))
        {
            yield return $"{SettingName.AsWritten(configuration, SettingPaths.DatabaseUrl)} {mistake}.";
        }
    }

    /// <exception cref="SettingsException">The URL cannot be read.</exception>
    public static DatabaseUrl Read(IConfigurationRoot configuration, IHostEnvironment environment)
    {
        SettingsCheck.ThrowIfAny([.. FindMistakes(configuration)]);
        return DatabaseUrl.TryParse(TextOf(configuration), out DatabaseUrl? url, out string? mistake)
            ? url.RelativeTo(environment.ContentRootPath)
            : throw new SettingsException([mistake]);
    }

    private static string TextOf(IConfigurationRoot configuration) =>
        configuration[SettingPaths.DatabaseUrl] ?? new DatabaseOptions().Url;
}
