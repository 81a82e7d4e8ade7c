using System.Globalization;

namespace Parley.Bench.Load.SlowReading;

/// <summary>What the others in a slow reader's group had of it; times in milliseconds.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Connections">How many are in the group.</param>
/// <param name="SlowReaders">How many of them stopped reading.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="DeliveriesPerSecond">To the others.</param>
/// <param name="DeliveryP50">To the others.</param>
/// <param name="DeliveryP99">To the others.</param>
/// <param name="DeliveryMax">To the others.</param>
/// <param name="ServerMicrosEachDelivery">Of the server's process, for each delivery to the others.</param>
/// <param name="RssMegabytesBefore">Of the server, when the slow one stops reading.</param>
/// <param name="RssGrowthMegabytes">The most that it had above that.</param>
/// <param name="ClosedAfterSeconds">When the server gave the slow one up; null when it did not.</param>
internal sealed record SlowReaderResult(
    string Scenario,
    int Connections,
    int SlowReaders,
    int Errors,
    double DeliveriesPerSecond,
    double DeliveryP50,
    double DeliveryP99,
    double DeliveryMax,
    double ServerMicrosEachDelivery,
    double RssMegabytesBefore,
    double RssGrowthMegabytes,
    double? ClosedAfterSeconds)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SlowReaders} of {Connections} slow{Closed}; to the others {DeliveriesPerSecond:N0} deliveries/s, p50 {DeliveryP50:N2} ms, p99 {DeliveryP99:N2} ms, " +
        $"max {DeliveryMax:N1} ms; server {ServerMicrosEachDelivery:N2} µs CPU a delivery, memory grew by {RssGrowthMegabytes:N1} MB; {Errors} errors");

    private string Closed => ClosedAfterSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", closed after {seconds:N1} s") : "";
}
