using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Parley.Bench.Micro;

/// <summary>
/// How to measure. Always in this process: its garbage collector and its build settings are those of the other benchmarks, and nothing
/// has to be generated and built.
/// </summary>
internal sealed class MicroConfig : ManualConfig
{
    private MicroConfig(Job job, bool isQuiet)
    {
        AddJob(job.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount, Column.UnrollFactor);
        HideColumns(Column.InvocationCount, Column.RunStrategy, Column.Gen0, Column.Gen1, Column.Gen2, Column.Error, Column.Median);
        AddLogger(isQuiet ? NullLogger.Instance : ConsoleLogger.Default);
        WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared));
    }

    public static MicroConfig Full(bool isQuiet) => new(
        Job.Default.WithIterationTime(TimeInterval.FromMilliseconds(200)).WithWarmupCount(5).WithIterationCount(15), isQuiet);

    /// <summary>Every benchmark runs, nothing is measured well.</summary>
    public static MicroConfig Smoke(bool isQuiet) => new(Job.Dry.WithInvocationCount(16).WithUnrollFactor(16), isQuiet);
}
