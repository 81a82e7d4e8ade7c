using Parley.Bench.Load;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Idling;
using Parley.Bench.Load.Reconnecting;
using Parley.Bench.Load.SlowReading;
using Parley.Bench.Load.Starting;

// Loads a Socket.IO server and prints one line for people and one of JSON; see bench/README.md. Linux only: it waits on epoll.
try
{
    return args switch
    {
        ["idle", .. string[] rest] => await RunAsync(rest, IdleOptions.Parse, IdleScenario.RunAsync),
        ["broadcast", .. string[] rest] => await RunAsync(rest, static arguments => BroadcastOptions.Parse(arguments), BroadcastScenario.RunAsync),
        ["chat", .. string[] rest] => await RunAsync(rest, ChatOptions.Parse, ChatScenario.RunAsync),
        ["chat-idle", .. string[] rest] => await RunAsync(rest, ChatIdleOptions.Parse, ChatIdleScenario.RunAsync),
        ["company", .. string[] rest] => await RunAsync(rest, CompanyOptions.Parse, Company.RunAsync),
        ["reconnect", .. string[] rest] => await RunAsync(rest, ReconnectOptions.Parse, ReconnectScenario.RunAsync),
        ["slow-reader", .. string[] rest] => await RunAsync(rest, SlowReaderOptions.Parse, SlowReaderScenario.RunAsync),
        ["start", .. string[] rest] => await RunAsync(rest, StartOptions.Parse, StartScenario.RunAsync),
        _ => throw new UsageException("Name a scenario: idle, broadcast, chat, chat-idle, company, reconnect, slow-reader or start."),
    };
}
catch (UsageException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}
catch (HttpRequestException failure)
{
    await Console.Error.WriteLineAsync($"The server does not answer as it should: {failure.Message}");
    return 1;
}

static Task<int> RunAsync<TOptions>(string[] rest, Func<Arguments, TOptions> parse, Func<TOptions, Task<int>> run)
{
    var arguments = new Arguments(rest);
    TOptions options = parse(arguments);
    arguments.End();
    return run(options);
}
