using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Reconnecting;

/// <summary>The settings of <see cref="ReconnectScenario"/>.</summary>
/// <param name="Target">Where to connect to.</param>
/// <param name="Company">The users, a connection each.</param>
/// <param name="InFlight">How many of them come back at once.</param>
/// <param name="Missed">How many messages each group gets while everybody is away.</param>
/// <param name="Payload">The length of a text.</param>
/// <param name="ServerProcess">The id of the server's process.</param>
/// <param name="DatabaseProcess">That of PostgreSQL's; 0 when the server itself is the database.</param>
internal sealed record ReconnectOptions(
    Target Target, CompanyOptions Company, int InFlight, int Missed, int Payload, int ServerProcess, int DatabaseProcess)
{
    public static ReconnectOptions Parse(Arguments arguments)
    {
        var target = new Target(arguments.Text("url"), "/chat");
        int connections = arguments.Number("connections", 2_000, min: 1, max: 100_000);
        int groupSize = arguments.Number("group-size", 10, min: 1, max: Math.Min(connections, 2_000));
        return new ReconnectOptions(
            target,
            new CompanyOptions(target.Url, arguments.Text("secret"), $"company-{Guid.NewGuid():N}", connections, groupSize),
            arguments.Number("in-flight", 256, min: 1, max: 4_000),
            arguments.Number("missed", 20, min: 0, max: 500),
            arguments.Number("payload", 100, min: MessageText.HeaderLength, max: 10_000),
            arguments.Number("server-process", 0, min: 1, max: int.MaxValue),
            arguments.Number("database-process", 0, min: 0, max: int.MaxValue));
    }
}
