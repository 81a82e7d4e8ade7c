namespace Parley.Architecture.Tests;

/// <summary>Which project may know which other one.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Parley.Server"] = ["Parley.Messaging", "Parley.Storage", "Parley.Redis", "Parley.SocketIO"],
        ["Parley.Storage"] = ["Parley.Messaging"],
        ["Parley.Redis"] = ["Parley.Messaging"],
        ["Parley.Messaging"] = [],
        ["Parley.SocketIO"] = [],
    };

    private static readonly string[] NamesThatSayNothing = ["Common", "Utils", "Helpers", "Contracts"];

    [Fact]
    public void Every_project_is_known()
    {
        Assert.NotEmpty(SourceTree.Projects);
        Assert.All(SourceTree.Projects, static project => Assert.Contains(SourceTree.NameOf(project), Allowed.Keys));
    }

    [Fact]
    public void Every_project_references_only_what_it_may_know()
    {
        IEnumerable<string> forbidden =
            from project in SourceTree.Projects
            from reference in SourceTree.ReferencesOf(project)
            where !Allowed.GetValueOrDefault(SourceTree.NameOf(project), []).Contains(reference)
            select $"{SourceTree.NameOf(project)} → {reference}";

        Assert.Empty(forbidden);
    }

    [Fact]
    public void Parley_SocketIO_needs_ASP_NET_Core_and_nothing_else()
    {
        FileInfo project = Assert.Single(SourceTree.Projects, static project => SourceTree.NameOf(project) == "Parley.SocketIO");

        IEnumerable<string> packages = SourceTree.BuildFiles.Append(project)
            .SelectMany(static file => SourceTree.ItemsOf(file, "PackageReference"));

        Assert.Equal(["Microsoft.AspNetCore.App"], SourceTree.ItemsOf(project, "FrameworkReference"));
        Assert.All(packages, static package => Assert.EndsWith("Analyzers", package, StringComparison.Ordinal));
    }

    [Fact]
    public void No_binary_is_referenced_past_the_projects()
    {
        Assert.All(SourceTree.Projects, static project => Assert.Empty(SourceTree.ItemsOf(project, "Reference")));
    }

    [Fact]
    public void No_project_has_a_name_that_says_nothing()
    {
        IEnumerable<string> names = SourceTree.AllProjects
            .Select(SourceTree.NameOf)
            .Where(static name => name.Split('.').Intersect(NamesThatSayNothing, StringComparer.OrdinalIgnoreCase).Any());

        Assert.Empty(names);
    }
}
