namespace Parley.Server.Settings;

/// <summary>Where everything is stored.</summary>
public sealed class DatabaseOptions
{
    /// <summary>
    /// <c>sqlite:&lt;file&gt;</c>, relative to the content root, or <c>postgresql://user:password@host:port/database?sslmode=…</c>.
    /// Environment: <c>DATABASE_URL</c>. Default: <c>sqlite:data/parley.db</c>.
    /// </summary>
    public string Url { get; set; } = "sqlite:data/parley.db";
}
