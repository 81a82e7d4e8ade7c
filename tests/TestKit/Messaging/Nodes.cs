using Parley.Messaging.Policies;
using Parley.TestKit.Databases;
using Parley.TestKit.Logging;

namespace Parley.TestKit.Messaging;

/// <summary>The nodes on one database: two on PostgreSQL; on SQLite the only one that there may be, under both numbers.</summary>
public sealed class Nodes : IAsyncDisposable
{
    private readonly IReadOnlyList<RunningCore> _cores;

    private Nodes(IReadOnlyList<RunningCore> cores, CapturedLogs logs)
    {
        _cores = cores;
        Logs = logs;
    }

    public CapturedLogs Logs { get; }

    public RunningCore First => _cores[0];

    /// <summary>Even and odd numbers are different nodes where there are two.</summary>
    public RunningCore this[int number] => _cores[number % _cores.Count];

    public static async Task<Nodes> StartAsync(ITestDatabase database, Action<LimitOptions>? limits = null)
    {
        var logs = new CapturedLogs();
        List<RunningCore> cores = [];
        for (int count = database is SqliteDatabase ? 1 : 2; cores.Count < count;)
        {
            cores.Add(await RunningCore.StartAsync(database, limits, logs: logs));
        }

        return new Nodes(cores, logs);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RunningCore core in _cores)
        {
            await core.DisposeAsync();
        }
    }
}
