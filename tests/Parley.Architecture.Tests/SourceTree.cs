using System.Xml.Linq;

namespace Parley.Architecture.Tests;

/// <summary>The projects and files under <c>src</c>, as they lie on the disk.</summary>
internal static class SourceTree
{
    public static readonly DirectoryInfo Root = FindRoot();

    /// <summary>Every project in the repository.</summary>
    public static IReadOnlyList<FileInfo> AllProjects { get; } =
        [.. Root.EnumerateFiles("*.csproj", SearchOption.AllDirectories).Where(static file => !IsGenerated(file))];

    public static IReadOnlyList<FileInfo> Projects { get; } =
        [.. Source.EnumerateFiles("*.csproj", SearchOption.AllDirectories).Where(static file => !IsGenerated(file))];

    /// <summary>What adds to every project under <c>src</c>.</summary>
    public static IReadOnlyList<FileInfo> BuildFiles { get; } =
        [.. Root.EnumerateFiles("Directory.Build.*"), .. Source.EnumerateFiles("Directory.Build.*", SearchOption.AllDirectories)];

    public static IReadOnlyList<FileInfo> CodeFiles { get; } =
        [.. Source.EnumerateFiles("*.cs", SearchOption.AllDirectories).Where(static file => !IsGenerated(file))];

    private static DirectoryInfo Source => new(Path.Combine(Root.FullName, "src"));

    public static string NameOf(FileInfo project) => Path.GetFileNameWithoutExtension(project.Name);

    public static string PathOf(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName);

    /// <summary>The names of the projects that a project references.</summary>
    public static IEnumerable<string> ReferencesOf(FileInfo project) => ItemsOf(project, "ProjectReference")
        .Select(static include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    public static IEnumerable<string> ItemsOf(FileInfo project, string item) => XDocument.Load(project.FullName)
        .Descendants(item)
        .Select(static element => element.Attribute("Include")?.Value ?? element.Attribute("Update")?.Value ?? "");

    private static bool IsGenerated(FileInfo file) =>
        PathOf(file).Split(Path.DirectorySeparatorChar).Any(static folder => folder is "bin" or "obj" or "node_modules");

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Parley.slnx is in none of the folders above the tests.");
        }

        return folder;
    }
}
