using System.Globalization;
using System.Runtime;

namespace Parley.Bench.EchoServer;

/// <summary>What the process uses, as GET /stats tells it; server.js of the peers answers in the same shape.</summary>
internal sealed record ServerStats(
    int Pid, string Runtime, long RssBytes, double CpuSeconds, long HeapBytes, long HeapCommittedBytes, int Collections, int Threads)
{
    /// <param name="collect">Whether to collect garbage first, and give back what is free: then the heap is what is alive.</param>
    public static ServerStats Read(bool collect)
    {
        if (collect)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        return new ServerStats(
            Environment.ProcessId,
            $".NET {Environment.Version}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, {Concurrency}",
            1024 * ReadStatus("VmRSS:"),
            Environment.CpuUsage.TotalTime.TotalSeconds,
            GC.GetTotalMemory(forceFullCollection: false),
            GC.GetGCMemoryInfo().TotalCommittedBytes,
            GC.CollectionCount(0),
            (int)ReadStatus("Threads:"));
    }

    private static string Concurrency => GCSettings.LatencyMode == GCLatencyMode.Batch ? "non-concurrent" : "concurrent";

    private static long ReadStatus(string key)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
