namespace Parley.Storage.Migrations;

/// <summary>The database was migrated by a newer program; this one would not understand it.</summary>
public sealed class SchemaTooNewException(int found, int known)
    : Exception($"The database has schema {found}, this program knows {known}: start a version of Parley that is at least as new as the last one");
