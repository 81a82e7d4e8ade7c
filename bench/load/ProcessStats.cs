using System.Globalization;

namespace Parley.Bench.Load;

/// <summary>What Linux says of a process: <c>/proc/PID/stat</c>.</summary>
/// <param name="CpuSeconds">User and system time.</param>
/// <param name="RssBytes">The resident set.</param>
internal readonly record struct ProcessStats(double CpuSeconds, long RssBytes)
{
    private const double TicksPerSecond = 100;

    public static ProcessStats Read(int processId) => Read(processId, withEndedChildren: false);

    /// <summary>The CPU time of a process and all children that it has or had; those of PostgreSQL are its connections.</summary>
    public static double FamilyCpuSeconds(int processId)
    {
        double sum = Read(processId, withEndedChildren: true).CpuSeconds;
        foreach (string child in File.ReadAllText($"/proc/{processId}/task/{processId}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                sum += Read(int.Parse(child, CultureInfo.InvariantCulture)).CpuSeconds;
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }

        return sum;
    }

    private static ProcessStats Read(int processId, bool withEndedChildren)
    {
        // The name, in parentheses, may hold anything; fields are counted from behind it, where the third one stands.
        string stat = File.ReadAllText($"/proc/{processId}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        long ticks = Field(14) + Field(15) + (withEndedChildren ? Field(16) + Field(17) : 0);
        return new ProcessStats(ticks / TicksPerSecond, Field(24) * Environment.SystemPageSize);

        long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
    }
}
