using System.Globalization;

namespace Parley.TestKit.Databases;

/// <summary>The programs of the newest PostgreSQL that Debian's packages installed.</summary>
internal sealed class PostgresPrograms
{
    private const string Root = "/usr/lib/postgresql";

    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    public string InitDb => Path.Combine(_folder, "initdb");

    public string Postgres => Path.Combine(_folder, "postgres");

    public static PostgresPrograms Find(string root = Root)
    {
        var versions = new DirectoryInfo(root);
        string? newest = !versions.Exists
            ? null
            : versions.EnumerateDirectories()
                .Where(static version => File.Exists(Path.Combine(version.FullName, "bin", "initdb")))
                .OrderByDescending(static version => double.TryParse(version.Name, CultureInfo.InvariantCulture, out double number) ? number : 0)
                .Select(static version => Path.Combine(version.FullName, "bin"))
                .FirstOrDefault();
        return new PostgresPrograms(newest ?? throw new InvalidOperationException(
            $"PostgreSQL is not installed: there is no {root}/*/bin/initdb. Install it with: apt-get install -y postgresql"));
    }
}
