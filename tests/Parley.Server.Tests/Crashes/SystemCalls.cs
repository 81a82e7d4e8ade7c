using System.Text.RegularExpressions;

namespace Parley.Server.Tests.Crashes;

/// <summary>
/// What <c>strace -f -y</c> wrote: a line a call, or two where another thread came between, the first of which ends in "unfinished" and the
/// second of which has the result.
/// </summary>
internal sealed partial class SystemCalls(IReadOnlyList<string> lines)
{
    /// <summary>The options of strace that show what is looked for here.</summary>
    public static readonly IReadOnlyList<string> Options =
        ["-f", "-y", "-s", "16384", "-e", "signal=none", "-e", "trace=fdatasync,fsync,pwrite64,recvfrom,recvmsg,sendto,sendmsg,read,write,writev"];

    /// <summary>The line in which a call of one of these names on such a file has this content; -1 where there is none.</summary>
    public int Find(string names, string file, string content)
    {
        var call = new Regex($@"^\d+ +({names})\(\d+<[^>]*{file}");
        int start = Next(0, line => call.IsMatch(line) && line.Contains(content, StringComparison.Ordinal));
        return start >= 0 || !names.Contains("read", StringComparison.Ordinal) ? start : Next(0, line => Resumed().IsMatch(line) && line.Contains(content, StringComparison.Ordinal));
    }

    /// <summary>The line in which a sync of this file ended well.</summary>
    public int FindSynced(string file, int from)
    {
        int start = Next(from, line => Sync().IsMatch(line) && line.Contains(file, StringComparison.Ordinal));
        if (start < 0 || lines[start].EndsWith("= 0", StringComparison.Ordinal))
        {
            return start;
        }

        string thread = Thread().Match(lines[start]).Value;
        return Next(start + 1, line => line.StartsWith(thread, StringComparison.Ordinal) && line.EndsWith("= 0", StringComparison.Ordinal));
    }

    private int Next(int from, Func<string, bool> isIt) =>
        Enumerable.Range(from, lines.Count - from).Where(i => isIt(lines[i])).FirstOrDefault(-1);

    [GeneratedRegex(@"^\d+ ")]
    private static partial Regex Thread();

    [GeneratedRegex(@"^\d+ +(fdatasync|fsync)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Sync();

    // What was received stands where the call ends.
    [GeneratedRegex(@"^\d+ +<\.\.\. (recvfrom|recvmsg|read) resumed>", RegexOptions.ExplicitCapture)]
    private static partial Regex Resumed();
}
