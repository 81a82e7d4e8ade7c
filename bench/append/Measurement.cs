namespace Parley.Bench.Append;

/// <summary>Rows that became durable, in how many commits, in how long, and the latency of one.</summary>
internal readonly record struct Measurement(long Rows, long Commits, TimeSpan Time, TimeSpan Cpu, TimeSpan P50, TimeSpan P99)
{
    public double RowsPerSecond => Rows / Time.TotalSeconds;

    /// <summary>Of this process; that of a database server comes on top.</summary>
    public double CpuMicrosecondsPerRow => Cpu.TotalMicroseconds / Rows;

    public double RowsPerCommit => (double)Rows / Math.Max(1, Commits);
}
