namespace Parley.Server.Settings;

/// <summary>The databases that can hold the messages.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
