using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Chatting;

/// <summary>The settings of <see cref="ChatIdleScenario"/>.</summary>
/// <param name="Target">Where to connect to.</param>
/// <param name="Company">The users, a connection each; the server knows them and their groups.</param>
/// <param name="InFlight">How many connections are opened at once.</param>
/// <param name="Hold">How long to keep them before the server's memory is read.</param>
/// <param name="ServerProcess">The id of the server's process.</param>
internal sealed record ChatIdleOptions(Target Target, CompanyOptions Company, int InFlight, TimeSpan Hold, int ServerProcess)
{
    public static ChatIdleOptions Parse(Arguments arguments)
    {
        var target = Target.Parse(arguments, "/chat");
        string name = arguments.Text("company");
        int connections = arguments.Number("connections", 10_000, min: 1, max: 200_000);
        return new ChatIdleOptions(
            target,
            new CompanyOptions(target.Url, arguments.Text("secret"), name, connections, GroupSize: 1),
            arguments.Number("in-flight", 64, min: 1, max: 4_000),
            arguments.Seconds("hold", 10),
            arguments.Number("server-process", 0, min: 1, max: int.MaxValue));
    }
}
