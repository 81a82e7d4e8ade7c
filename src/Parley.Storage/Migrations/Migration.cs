using System.Globalization;
using System.Reflection;

namespace Parley.Storage.Migrations;

/// <summary>One numbered step of the schema, from the .sql file of this database.</summary>
internal sealed record Migration(int Number, string Sql)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Migration> For(string databaseFolder)
    {
        Assembly assembly = typeof(Migration).Assembly;
        string prefix = $"Parley.Storage.Migrations.{databaseFolder}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new Migration(NumberOf(name[prefix.Length..]), Read(assembly, name)))
            .OrderBy(static migration => migration.Number)];
    }

    private static int NumberOf(string file) => int.Parse(file.AsSpan(0, file.IndexOf('_', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
