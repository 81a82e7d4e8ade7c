using System.Diagnostics.CodeAnalysis;

namespace Parley.Server.Settings;

/// <summary>A <c>DATABASE_URL</c> that was understood. As text it never shows a password.</summary>
public sealed class DatabaseUrl
{
    private const string SqliteScheme = "sqlite:";
    private static readonly string[] PostgresSchemes = ["postgresql://", "postgres://"];

    private readonly string _shown;

    private DatabaseUrl(DatabaseKind kind, string connection, string shown)
    {
        Kind = kind;
        Connection = connection;
        _shown = shown;
    }

    public DatabaseKind Kind { get; }

    /// <summary>The file of SQLite, or the connection string of PostgreSQL, which holds the password.</summary>
    public string Connection { get; }

    /// <summary>Reads a URL. What is wrong with it reads on from the name of the setting, and quotes nothing that could be a password.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DatabaseUrl? url, [NotNullWhen(false)] out string? mistake)
    {
        if (text.StartsWith(SqliteScheme, StringComparison.OrdinalIgnoreCase))
        {
            string file = text[SqliteScheme.Length..];
            mistake = FindFileMistake(file);
            url = mistake is null ? new DatabaseUrl(DatabaseKind.Sqlite, file, text) : null;
            return mistake is null;
        }

        string? scheme = PostgresSchemes.FirstOrDefault(known => text.StartsWith(known, StringComparison.OrdinalIgnoreCase));
        if (scheme is null)
        {
            url = null;
            mistake = "is neither sqlite:<file> nor postgresql://user:password@host:port/database";
            return false;
        }

        bool understood = PostgresUrl.TryParse(text[scheme.Length..], out string? connection, out string? shown, out mistake);
        url = understood ? new DatabaseUrl(DatabaseKind.Postgres, connection!, shown!) : null;
        return understood;
    }

    /// <summary>The same with a file that does not depend on the working directory.</summary>
    public DatabaseUrl RelativeTo(string folder) => Kind is DatabaseKind.Sqlite
        ? new DatabaseUrl(Kind, Path.GetFullPath(Connection, Path.GetFullPath(folder)), _shown)
        : this;

    public override string ToString() => _shown;

    private static string? FindFileMistake(string file) => file switch
    {
        "" => "names no file: write sqlite:<file>, such as sqlite:data/parley.db",
        ":memory:" => "cannot be kept in memory: name a file, such as sqlite:data/parley.db",
        _ when file.StartsWith("//", StringComparison.Ordinal) =>
            "has // after sqlite:, which reads differently elsewhere: write sqlite:data/parley.db or sqlite:/var/lib/parley.db",
        _ when file.Contains('?', StringComparison.Ordinal) =>
            "has parameters, which sqlite: does not take: write sqlite:<file> alone",
        _ when file.Contains('\0', StringComparison.Ordinal) =>
            "has a NUL in the name of the file: write sqlite:<file> without it",
        _ when file.EndsWith('/') => "names a folder: name a file in it, such as sqlite:data/parley.db",
        _ => null,
    };
}
