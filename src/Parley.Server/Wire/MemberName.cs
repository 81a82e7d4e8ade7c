using System.Text.Json;

namespace Parley.Server.Wire;

/// <summary>Names the member of a body that is wrong.</summary>
internal static class MemberName
{
    private const string Root = "$.";

    public static string InSnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The outermost member of a path such as <c>$.users[3].name</c>; null for the body itself.</summary>
    public static string? FirstOf(string? path)
    {
        if (path is null || !path.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = path[Root.Length..];
        int end = rest.AsSpan().IndexOfAny('.', '[');
        return end < 0 ? rest : rest[..end];
    }
}
