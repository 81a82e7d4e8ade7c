using System.Globalization;

namespace Parley.Server.Demo;

/// <summary>One message of a talk; <paramref name="RepliesTo"/> is the index of the line that it replies to.</summary>
internal sealed record DemoLine(DemoPerson Sender, string Text, int? RepliesTo)
{
    /// <summary>Reads lines such as <c>ada: Hello</c>; with <c>ben^2: Yes</c> Ben replies to what was said two lines before.</summary>
    public static IReadOnlyList<DemoLine> Read(string lines) => [.. lines.Split('\n').Select(ReadLine)];

    private static DemoLine ReadLine(string line, int index)
    {
        string[] parts = line.Split(": ", 2);
        string[] sender = parts[0].Split('^');
        return new DemoLine(
            DemoPeople.Find(sender[0]) ?? throw new FormatException($"Nobody says '{line}'"),
            parts[1],
            sender.Length > 1 ? index - int.Parse(sender[1], CultureInfo.InvariantCulture) : null);
    }
}
