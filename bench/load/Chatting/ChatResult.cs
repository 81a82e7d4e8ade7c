using System.Globalization;

namespace Parley.Bench.Load.Chatting;

/// <summary>
/// What was measured; times in milliseconds, CPU in microseconds a delivery and in percent of one core (for the client: of this program).
/// Disorders are deliveries that came after a later one of the same thread, or of the same sender; all of the run count, its warm-up included.
/// </summary>
internal sealed record ChatResult(
    string Scenario,
    int Connections,
    int Rate,
    int Errors,
    double Seconds,
    double AcksPerSecond,
    double DeliveriesPerSecond,
    double ServerMicrosEachDelivery,
    double DatabaseMicrosEachDelivery,
    double ClientMicrosEachDelivery,
    double ServerPercent,
    double DatabasePercent,
    double ClientPercent,
    double DeliveryP50,
    double DeliveryP99,
    double AckP50,
    double AckP99,
    double? MessagesEachCommit,
    long Disorders,
    long SenderDisorders,
    double RssMegabytes)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{AcksPerSecond:N0} acks/s, {DeliveriesPerSecond:N0} deliveries/s, CPU a delivery: server {ServerMicrosEachDelivery:N2} µs, " +
        $"database {DatabaseMicrosEachDelivery:N2} µs, client {ClientMicrosEachDelivery:N2} µs; " +
        $"delivery p50 {DeliveryP50:N2} ms, p99 {DeliveryP99:N2} ms; ack p50 {AckP50:N2} ms, p99 {AckP99:N2} ms; " +
        $"CPU in percent of a core: server {ServerPercent:N0}, database {DatabasePercent:N0}, client {ClientPercent:N0}; " +
        $"{Commits}disorders {Disorders:N0}, {SenderDisorders:N0} of a sender; {Errors} errors");

    private string Commits => MessagesEachCommit is { } messages
        ? string.Create(CultureInfo.InvariantCulture, $"{messages:N1} messages a commit; ")
        : "";
}
