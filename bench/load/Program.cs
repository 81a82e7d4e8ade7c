using Parley.Bench.Load;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Idling;

// Loads a Socket.IO server and prints one line for people and one of JSON; see bench/README.md. Linux only: it waits on epoll.
try
{
    return args switch
    {
        ["idle", .. string[] rest] => await IdleScenario.RunAsync(IdleOptions.Parse(new Arguments(rest))),
        ["broadcast", .. string[] rest] => await BroadcastScenario.RunAsync(BroadcastOptions.Parse(new Arguments(rest))),
        _ => throw new UsageException("Name a scenario: idle or broadcast."),
    };
}
catch (UsageException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}
catch (HttpRequestException failure)
{
    await Console.Error.WriteLineAsync($"The server's statistics cannot be read: {failure.Message}");
    return 1;
}
