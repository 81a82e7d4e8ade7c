using System.Reflection;

namespace Parley.Server.Settings;

/// <summary>Finds everything that is wrong with the settings before anything starts.</summary>
internal static class SettingsCheck
{
    public static void ThrowIfWrong(IConfigurationRoot configuration, IHostEnvironment environment)
    {
        string[] mistakes =
        [
            .. FindParleyMistakes(configuration),
            .. RedisRule.FindMistakes(configuration),
            .. DatabaseRule.FindMistakes(configuration),
            .. TokenRules.FindMistakes(configuration, environment),
            .. HostRules.FindMistakes(configuration),
        ];
        ThrowIfAny(mistakes);
    }

    public static void ThrowIfAny(IReadOnlyList<string> mistakes)
    {
        if (mistakes.Count > 0)
        {
            throw new SettingsException([.. mistakes.Select(OneLine.Of)]);
        }
    }

    private static IEnumerable<string> FindParleyMistakes(IConfigurationRoot configuration) =>
        from pair in configuration.GetSection(SettingPaths.Root).AsEnumerable()
        orderby pair.Key
        let mistake = FindMistake(configuration, pair.Key, pair.Value)
        where mistake is not null
        select mistake;

    private static string? FindMistake(IConfigurationRoot configuration, string path, string? value)
    {
        if (SettingsSchema.Find(path) is not { } setting)
        {
            return value is null && (HasChildren(configuration, path) || SettingsSchema.IsSection(path)) || path == SettingPaths.Root
                ? null
                : DescribeUnknown(configuration, path);
        }

        return value is not null && setting.Property is PropertyInfo property
            && SettingValueRules.FindMistake(setting, property, value) is { } mistake
            ? $"{SettingName.AsWritten(configuration, path)} {mistake}"
            : null;
    }

    private static bool HasChildren(IConfigurationRoot configuration, string path) => configuration.GetSection(path).GetChildren().Any();

    private static string DescribeUnknown(IConfigurationRoot configuration, string path)
    {
        KnownSetting nearest = SettingsSchema.Settings.MinBy(setting => EditDistance.Between(setting.Path, path))!;
        return $"{SettingName.AsWritten(configuration, path)} is not a setting. "
            + $"Did you mean {SettingName.InSameForm(configuration, path, nearest.Path)}? Correct or remove it.";
    }
}
