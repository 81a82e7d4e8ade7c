using System.Globalization;

namespace Parley.Bench.Load.Reconnecting;

/// <summary>What was measured; CPU in microseconds a connection that came back (for the client: of this program).</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Connections">How many came back.</param>
/// <param name="Missed">How many messages each of them had missed.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="AwaySeconds">From the cut to the first one that comes back; messages are sent meanwhile.</param>
/// <param name="StormSeconds">From there to the last one that is in sync.</param>
/// <param name="CutToSyncSeconds">Both.</param>
/// <param name="SyncedPerSecond">How many came back and were in sync, a second.</param>
/// <param name="SyncedP50">Milliseconds from a connection's first byte to the answer to its sync.</param>
/// <param name="SyncedP99">The same.</param>
/// <param name="ReadyP50">Milliseconds of these until the session was ready.</param>
/// <param name="ServerMicrosEachReconnect">Of the server's process.</param>
/// <param name="DatabaseMicrosEachReconnect">Of PostgreSQL's.</param>
/// <param name="ClientMicrosEachReconnect">Of this one.</param>
/// <param name="RssMegabytes">Of the server, when all are in sync.</param>
internal sealed record ReconnectResult(
    string Scenario,
    int Connections,
    int Missed,
    int Errors,
    double AwaySeconds,
    double StormSeconds,
    double CutToSyncSeconds,
    double SyncedPerSecond,
    double SyncedP50,
    double SyncedP99,
    double ReadyP50,
    double ServerMicrosEachReconnect,
    double DatabaseMicrosEachReconnect,
    double ClientMicrosEachReconnect,
    double RssMegabytes)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Connections} back in sync in {StormSeconds:N2} s, {CutToSyncSeconds:N2} s after the cut ({SyncedPerSecond:N0}/s), {Missed} missed each; " +
        $"reconnect to synced p50 {SyncedP50:N1} ms, p99 {SyncedP99:N1} ms; CPU a reconnect: server {ServerMicrosEachReconnect:N0} µs, " +
        $"database {DatabaseMicrosEachReconnect:N0} µs, client {ClientMicrosEachReconnect:N0} µs; {Errors} errors");
}
