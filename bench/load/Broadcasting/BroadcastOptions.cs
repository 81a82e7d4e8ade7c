using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Broadcasting;

/// <summary>The settings of <see cref="BroadcastScenario"/>.</summary>
/// <param name="Target">Where to connect to.</param>
/// <param name="Connections">How many connections there are.</param>
/// <param name="GroupSize">How many of them are in one group.</param>
/// <param name="Senders">How many of them send, spread over the groups.</param>
/// <param name="InFlight">How many sends each sender has unacknowledged.</param>
/// <param name="Payload">The length of a text.</param>
/// <param name="Warmup">How long to send before anything is measured.</param>
/// <param name="Duration">How long to measure.</param>
internal sealed record BroadcastOptions(
    Target Target, int Connections, int GroupSize, int Senders, int InFlight, int Payload, TimeSpan Warmup, TimeSpan Duration)
{
    public static BroadcastOptions Parse(Arguments arguments, string @namespace = "/")
    {
        int connections = arguments.Number("connections", 1_000, min: 1, max: 200_000);
        return new BroadcastOptions(
            Target.Parse(arguments, @namespace),
            connections,
            arguments.Number("group-size", 10, min: 1, max: connections),
            arguments.Number("senders", 50, min: 1, max: connections),
            arguments.Number("inflight", 4, min: 1, max: 64),
            arguments.Number("payload", 100, min: MessageText.HeaderLength, max: 10_000),
            arguments.Seconds("warmup", 3),
            arguments.Seconds("seconds", 10, min: 1));
    }
}
