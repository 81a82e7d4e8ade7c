namespace Parley.Bench.Append;

/// <summary>
/// Collects the rounds and prints their medians, with the ratio to the database alone in commits of the same size: of the next one that was measured
/// if that very size was not.
/// </summary>
internal sealed class ResultTable
{
    public const string Alone = "database alone";

    private readonly List<(string Database, string What, int Size, Measurement Measurement)> _rows = [];

    public void Add(string database, string what, int size, int round, Measurement measurement)
    {
        _rows.Add((database, what, size, measurement));
        Console.Error.WriteLine(
            $"round {round} {database} {what} {size}: {measurement.RowsPerSecond:N0}/s, {measurement.RowsPerCommit:N1} a commit, {measurement.CpuMicrosecondsPerRow:N1} µs CPU, p50 {measurement.P50.TotalMilliseconds:N2} ms");
    }

    public void Print(TextWriter output)
    {
        output.WriteLine("| database | what | callers, or rows a commit | messages/s: median | lowest | highest | of the database alone with so many rows a commit | messages a commit | CPU µs a message | p50 ms | p99 ms |");
        output.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var group in _rows.GroupBy(static row => (row.Database, row.What, row.Size)))
        {
            Measurement[] rounds = [.. group.Select(static row => row.Measurement).OrderBy(static measured => measured.RowsPerSecond)];
            Measurement median = rounds[rounds.Length / 2];
            (int size, double alone) = AloneWith(group.Key.Database, median.RowsPerCommit);
            output.WriteLine(
                $"| {group.Key.Database} | {group.Key.What} | {group.Key.Size} | {median.RowsPerSecond:N0} | {rounds[0].RowsPerSecond:N0} | {rounds[^1].RowsPerSecond:N0} "
                + $"| {median.RowsPerSecond / alone:P0} of {size} | {median.RowsPerCommit:N1} | {median.CpuMicrosecondsPerRow:N1} | {median.P50.TotalMilliseconds:N2} | {median.P99.TotalMilliseconds:N2} |");
        }
    }

    private (int Size, double RowsPerSecond) AloneWith(string database, double rowsPerCommit)
    {
        var alone = _rows.Where(row => row.Database == database && row.What == Alone).ToLookup(static row => row.Size, static row => row.Measurement.RowsPerSecond);
        int size = alone.Select(static rounds => rounds.Key).Order().First(size => size >= rowsPerCommit);
        double[] rounds = [.. alone[size].Order()];
        return (size, rounds[rounds.Length / 2]);
    }
}
