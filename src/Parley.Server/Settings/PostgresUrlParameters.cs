using System.Globalization;
using Npgsql;

namespace Parley.Server.Settings;

/// <summary>The parameters after the <c>?</c> of a PostgreSQL URL, by the names that libpq gives them.</summary>
internal static class PostgresUrlParameters
{
    private static readonly Dictionary<string, Func<NpgsqlConnectionStringBuilder, string, string?>> Known = new(StringComparer.Ordinal)
    {
        ["sslmode"] = ReadSslMode,
        ["sslrootcert"] = static (builder, value) => Set(() => builder.RootCertificate = value),
        ["sslcert"] = static (builder, value) => Set(() => builder.SslCertificate = value),
        ["sslkey"] = static (builder, value) => Set(() => builder.SslKey = value),
        ["application_name"] = static (builder, value) => Set(() => builder.ApplicationName = value),
        ["options"] = static (builder, value) => Set(() => builder.Options = value),
        ["connect_timeout"] = static (builder, value) => ReadNumber(value, 1, 1024, seconds => builder.Timeout = seconds),
        ["max_pool_size"] = static (builder, value) => ReadNumber(value, 4, 1024, size => builder.MaxPoolSize = size),
    };

    private static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    public static string? Read(string query, NpgsqlConnectionStringBuilder builder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? part : part[..equals];
            if (!Known.TryGetValue(name, out Func<NpgsqlConnectionStringBuilder, string, string?>? read))
            {
                return $"has the unknown parameter '{name}': use only {string.Join(", ", Known.Keys)}";
            }

            if (!PercentEncoding.TryDecode(equals < 0 ? "" : part[(equals + 1)..], out string? value) || value.Length == 0)
            {
                return $"has no value, or a badly percent-encoded one, for the parameter '{name}': write {name}=value";
            }

            if (!seen.Add(name))
            {
                return $"has the parameter '{name}' twice: leave one of them";
            }

            if (read(builder, value) is { } allowed)
            {
                return $"has a wrong value for the parameter '{name}': use {allowed}";
            }
        }

        return null;
    }

    private static string? Set(Action set)
    {
        set();
        return null;
    }

    private static string? ReadSslMode(NpgsqlConnectionStringBuilder builder, string value)
    {
        if (!SslModes.TryGetValue(value, out SslMode mode))
        {
            return string.Join(", ", SslModes.Keys);
        }

        builder.SslMode = mode;
        return null;
    }

    private static string? ReadNumber(string value, int min, int max, Action<int> set)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < min || number > max)
        {
            return $"a whole number from {min} to {max}";
        }

        set(number);
        return null;
    }
}
