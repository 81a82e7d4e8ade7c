namespace Parley.Server.Settings;

/// <summary>This version runs on one node. A REDIS_URL that it ignored would split the chat of several nodes without a word.</summary>
internal static class RedisRule
{
    public static IEnumerable<string> FindMistakes(IConfigurationRoot configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration[SettingPaths.RedisUrl]))
        {
            yield return $"{SettingName.AsWritten(configuration, SettingPaths.RedisUrl)} is set, but this version runs on one node and does "
                + "not use Redis. Remove it.";
        }
    }
}
