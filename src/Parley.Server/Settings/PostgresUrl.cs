using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace Parley.Server.Settings;

/// <summary>Turns what follows <c>postgresql://</c> into a connection string of Npgsql.</summary>
internal static class PostgresUrl
{
    private const int DefaultPort = 5432;
    private const string Shape = "write postgresql://user:password@host:port/database";
    private const string Encode =
        "has an @, /, ?, # or % that is not percent-encoded: write %40, %2F, %3F, %23 or %25 for it in the user name and the password";

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out string? connection,
        [NotNullWhen(true)] out string? shown,
        [NotNullWhen(false)] out string? mistake)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        mistake = Read(text, builder);
        connection = mistake is null ? builder.ConnectionString : null;
        shown = mistake is null ? $"postgresql://{builder.Host}:{builder.Port}/{builder.Database}" : null;
        return mistake is null;
    }

    private static string? Read(string text, NpgsqlConnectionStringBuilder builder)
    {
        int end = text.AsSpan().IndexOfAny('/', '?');
        string authority = end < 0 ? text : text[..end];
        string rest = end < 0 ? "" : text[end..];

        // A password with a bare "/" or "?" ends the authority early; from here on, no part of the text is safe to be quoted.
        if (text.Contains('#', StringComparison.Ordinal) || rest.Contains('@', StringComparison.Ordinal) || authority.Count('@') > 1)
        {
            return Encode;
        }

        int at = authority.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? $"names no user: {Shape}"
            : ReadUser(authority[..at], builder) ?? ReadHost(authority[(at + 1)..], builder) ?? ReadRest(rest, builder);
    }

    private static string? ReadUser(string text, NpgsqlConnectionStringBuilder builder)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (!PercentEncoding.TryDecode(colon < 0 ? text : text[..colon], out string? user)
            || !PercentEncoding.TryDecode(colon < 0 ? "" : text[(colon + 1)..], out string? password))
        {
            return Encode;
        }

        if (user.Length == 0)
        {
            return $"names no user: {Shape}";
        }

        builder.Username = user;
        builder.Password = password.Length == 0 ? null : password;
        return null;
    }

    private static string? ReadHost(string text, NpgsqlConnectionStringBuilder builder)
    {
        int colon = text.StartsWith('[') ? text.IndexOf("]:", StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        bool hasPort = colon > 0 || text.StartsWith(':');
        string host = hasPort ? text[..colon] : text;
        string port = hasPort ? text[(colon + 1)..] : "";
        if (host.Length == 0)
        {
            return $"names no host: {Shape}";
        }

        if (host.StartsWith('['))
        {
            if (!host.EndsWith(']') || Uri.CheckHostName(host) != UriHostNameType.IPv6)
            {
                return "has brackets around what is no IPv6 address: write postgresql://user:password@[::1]:5432/database";
            }

            host = host[1..^1];
        }
        else if (port.Contains(':', StringComparison.Ordinal))
        {
            return "has several colons in the host: put an IPv6 address in brackets, such as [::1]";
        }
        else if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return $"has a host that is neither a name nor an address: {Shape}";
        }

        builder.Host = host;
        builder.Port = DefaultPort;
        return hasPort ? ReadPort(port, builder) : null;
    }

    private static string? ReadPort(string text, NpgsqlConnectionStringBuilder builder)
    {
        if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) || port == 0)
        {
            return "has a port that is not a number from 1 to 65535: write it after the host, such as db.example.com:5432";
        }

        builder.Port = port;
        return null;
    }

    private static string? ReadRest(string text, NpgsqlConnectionStringBuilder builder)
    {
        int question = text.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? text : text[..question];
        if (!PercentEncoding.TryDecode(path.TrimStart('/'), out string? database))
        {
            return Encode;
        }

        if (database.Length == 0)
        {
            return $"names no database: {Shape}";
        }

        if (database.Contains('/', StringComparison.Ordinal))
        {
            return $"has more than the name of a database after the host: {Shape}";
        }

        builder.Database = database;
        return question < 0 ? null : PostgresUrlParameters.Read(text[(question + 1)..], builder);
    }
}
