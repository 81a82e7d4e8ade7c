namespace Parley.Storage.Migrations;

/// <summary>The database has nothing of Parley in it.</summary>
public sealed class SchemaMissingException(Exception? inner = null)
    : Exception("The database has no schema of Parley: check its address, or restore it first", inner);
