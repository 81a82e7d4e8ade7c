using System.Globalization;

namespace Parley.Bench.Load.Idling;

/// <summary>What connections that do nothing cost the server. KB are 1,024 bytes for each connection.</summary>
internal sealed record IdleResult(
    string Scenario,
    string? Runtime,
    int Connections,
    int Errors,
    double ConnectedPerSecond,
    double? FirstThousandPerSecond,
    double? LastThousandPerSecond,
    double RssKilobytesEach,
    double? RssAfterCollectKilobytesEach,
    double? HeapKilobytesEach,
    double ServerMicrosEachConnect,
    double RssMegabytesBefore,
    double RssMegabytesAfter)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Connections} connections, {Errors} errors, {ConnectedPerSecond:N0} connected/s{Stages}, " +
        $"{ServerMicrosEachConnect:N0} µs CPU a connect, " +
        $"{RssKilobytesEach:N1} KB each{AfterCollection}");

    private string Stages => FirstThousandPerSecond is { } first
        ? string.Create(CultureInfo.InvariantCulture, $" (the first thousand {first:N0}/s, the last {LastThousandPerSecond:N0}/s)")
        : "";

    private string AfterCollection => RssAfterCollectKilobytesEach is { } rss
        ? string.Create(CultureInfo.InvariantCulture, $" ({rss:N1} after a collection, heap {HeapKilobytesEach:N1})")
        : "";
}
