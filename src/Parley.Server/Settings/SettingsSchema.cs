using System.Reflection;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Server.Auth;
using Parley.Server.Operations;

namespace Parley.Server.Settings;

/// <summary>All settings below <c>Parley</c>. A feature with options has its line here, otherwise its settings are refused as unknown.</summary>
internal static class SettingsSchema
{
    public const string Auth = "Parley:Auth";
    public const string Limits = "Parley:Limits";
    public const string Orders = "Parley:Orders";
    public const string Receipts = "Parley:Receipts";
    public const string Database = "Parley:Database";
    public const string MessagesSocket = "Parley:MessagesSocket";
    public const string Shutdown = "Parley:Shutdown";

    public static IReadOnlyList<KnownSetting> Settings { get; } =
    [
        .. Of<ParleyOptions>(SettingPaths.Root),
        .. Of<LimitOptions>(Limits),
        .. Of<OrderOptions>(Orders),
        .. Of<ReceiptOptions>(Receipts),
        .. Of<DatabaseOptions>(Database),
        .. Of<MessagesSocketOptions>(MessagesSocket),
        .. Of<ShutdownOptions>(Shutdown),
        .. Of<AuthOptions>(Auth),
        .. Named("Parley:Cors", "Origins"),
        .. Named("Parley:Redis", "Url"),
    ];

    public static KnownSetting? Find(string path) =>
        Settings.FirstOrDefault(setting => setting.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    public static bool IsSection(string path) =>
        Settings.Any(setting => setting.Path.StartsWith(path + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<KnownSetting> Of<TOptions>(string section)
        where TOptions : new()
    {
        var defaults = new TOptions();
        return typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanWrite)
            .Select(property => new KnownSetting($"{section}:{property.Name}", property, property.GetValue(defaults)));
    }

    private static IEnumerable<KnownSetting> Named(string section, params string[] names) =>
        names.Select(name => new KnownSetting($"{section}:{name}"));
}
