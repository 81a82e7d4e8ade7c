using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Idling;

/// <summary>The settings of <see cref="IdleScenario"/>.</summary>
/// <param name="Target">Where to connect to.</param>
/// <param name="Connections">How many connections.</param>
/// <param name="InFlight">How many of them are opened at once.</param>
/// <param name="Hold">How long to keep them before the server's memory is read; null to wait for a line on standard input.</param>
internal sealed record IdleOptions(Target Target, int Connections, int InFlight, TimeSpan? Hold)
{
    public static IdleOptions Parse(Arguments arguments)
    {
        return new IdleOptions(
            new Target(arguments.Text("url"), arguments.Text("namespace", "/")),
            arguments.Number("connections", 10_000, min: 1, max: 200_000),
            arguments.Number("in-flight", 64, min: 1, max: 4_000),
            arguments.Has("hold") ? arguments.Seconds("hold", byDefault: 0) : null);
    }
}
