using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>The settings of <see cref="ChatScenario"/>.</summary>
/// <param name="Load">Who sends what to whom, and for how long.</param>
/// <param name="Company">The users.</param>
/// <param name="Rate">How many messages are sent a second by all senders together, acknowledged or not; 0 is the closed loop.</param>
/// <param name="ServerProcess">The id of the server's process.</param>
/// <param name="DatabaseProcess">That of PostgreSQL's; 0 when the server itself is the database.</param>
internal sealed record ChatOptions(BroadcastOptions Load, CompanyOptions Company, int Rate, int ServerProcess, int DatabaseProcess)
{
    public static ChatOptions Parse(Arguments arguments)
    {
        BroadcastOptions load = BroadcastOptions.Parse(arguments, "/chat");
        string name = $"company-{Guid.NewGuid():N}";
        return new ChatOptions(
            load,
            new CompanyOptions(load.Target.Url, arguments.Text("secret"), name, load.Connections, load.GroupSize),
            arguments.Number("rate", 0, min: 0, max: 1_000_000),
            arguments.Number("server-process", 0, min: 1, max: int.MaxValue),
            arguments.Number("database-process", 0, min: 0, max: int.MaxValue));
    }
}
