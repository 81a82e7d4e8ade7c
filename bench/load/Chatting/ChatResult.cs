using System.Globalization;

namespace Parley.Bench.Load.Chatting;

/// <summary>What was measured; times in milliseconds, CPU in microseconds a delivery (for the client: of this program).</summary>
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
    double DeliveryP50,
    double DeliveryP99,
    double AckP50,
    double AckP99,
    double MessagesEachCommit,
    double RssMegabytes)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{AcksPerSecond:N0} acks/s, {DeliveriesPerSecond:N0} deliveries/s, CPU a delivery: server {ServerMicrosEachDelivery:N2} µs, " +
        $"database {DatabaseMicrosEachDelivery:N2} µs, client {ClientMicrosEachDelivery:N2} µs; " +
        $"delivery p50 {DeliveryP50:N2} ms, p99 {DeliveryP99:N2} ms; ack p50 {AckP50:N2} ms, p99 {AckP99:N2} ms; " +
        $"{MessagesEachCommit:N1} messages a commit; {Errors} errors");
}
