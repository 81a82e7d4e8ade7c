namespace Parley.Server.Settings;

/// <summary>The settings that are read before their options exist.</summary>
internal static class SettingPaths
{
    public const string Root = "Parley";
    public const string JwtSecret = "Parley:Auth:JwtSecret";
    public const string JwksUrl = "Parley:Auth:JwksUrl";
    public const string CorsOrigins = "Parley:Cors:Origins";
    public const string RedisUrl = "Parley:Redis:Url";
    public const string MessagesSocketEnabled = "Parley:MessagesSocket:Enabled";
    public const string DatabaseUrl = "Parley:Database:Url";
}
