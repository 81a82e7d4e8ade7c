using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;

namespace Parley.Bench.Micro;

/// <summary>Prints the results as tables of GitHub's markdown.</summary>
internal static class MarkdownTable
{
    public static void Print(IEnumerable<Summary> summaries)
    {
        foreach (Summary summary in summaries)
        {
            var log = new AccumulationLogger();
            MarkdownExporter.GitHub.ExportToLog(summary, log);
            IEnumerable<string> rows = log.GetLog().Split('\n').Where(static line => line.StartsWith('|'));
            Console.WriteLine(string.Join('\n', rows));
            Console.WriteLine();
        }
    }
}
