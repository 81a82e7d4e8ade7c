using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.SlowReading;

/// <summary>The settings of <see cref="SlowReaderScenario"/>.</summary>
/// <param name="Target">Where to connect to.</param>
/// <param name="Company">The users, all in one group.</param>
/// <param name="HasSlowReader">Whether the last of them stops reading.</param>
/// <param name="Senders">How many of the others send to the group.</param>
/// <param name="Rate">How many messages they send a second together.</param>
/// <param name="Payload">The length of a text.</param>
/// <param name="PairRate">How many messages the first user sends a second to the last one alone, in a conversation of the two.</param>
/// <param name="PairPayload">The length of these.</param>
/// <param name="Warmup">How long to send before anything is measured, and before anybody is slow.</param>
/// <param name="Duration">How long to measure.</param>
/// <param name="ServerProcess">The id of the server's process.</param>
internal sealed record SlowReaderOptions(
    Target Target,
    CompanyOptions Company,
    bool HasSlowReader,
    int Senders,
    int Rate,
    int Payload,
    int PairRate,
    int PairPayload,
    TimeSpan Warmup,
    TimeSpan Duration,
    int ServerProcess)
{
    public static SlowReaderOptions Parse(Arguments arguments)
    {
        var target = new Target(arguments.Text("url"), "/chat");
        int connections = arguments.Number("connections", 1_000, min: 4, max: 2_000);
        return new SlowReaderOptions(
            target,
            new CompanyOptions(target.Url, arguments.Text("secret"), $"company-{Guid.NewGuid():N}", connections, connections),
            arguments.Number("slow", 1, min: 0, max: 1) == 1,
            arguments.Number("senders", 20, min: 1, max: connections - 2),
            arguments.Number("rate", 50, min: 1, max: 100_000),
            arguments.Number("payload", 100, min: MessageText.HeaderLength, max: 10_000),
            arguments.Number("pair-rate", 100, min: 1, max: 10_000),
            arguments.Number("pair-payload", 8_000, min: MessageText.HeaderLength, max: 10_000),
            arguments.Seconds("warmup", 3),
            arguments.Seconds("seconds", 15, min: 1),
            arguments.Number("server-process", 0, min: 1, max: int.MaxValue));
    }
}
