using System.Text.Json;
using Parley.Bench.Load.Chatting;

namespace Parley.Bench.Load.Starting;

/// <summary>Starts a server and measures how long it takes until it answers, and until it has stored a message.</summary>
internal sealed class StartScenario
{
    private readonly StartOptions _options;
    private readonly Mistakes _mistakes = new();

    private StartScenario(StartOptions options) => _options = options;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(StartOptions options)
    {
        var scenario = new StartScenario(options);
        string? threadId = null;
        if (options.HasDatabase)
        {
            threadId = await scenario.PrepareAsync();
        }

        StartResult? result = await scenario.MeasureAsync(threadId);
        if (result is null)
        {
            return 1;
        }

        result = result with { Errors = scenario._mistakes.Count };
        Console.WriteLine(result);
        Console.WriteLine(JsonSerializer.Serialize(result, LoadJsonContext.Default.StartResult));
        return result.Errors == 0 ? 0 : 1;
    }

    /// <summary>A start before the one that is measured, for what is in the database then.</summary>
    /// <returns>The id of the conversation.</returns>
    private async Task<string?> PrepareAsync()
    {
        using StartedServer server = StartedServer.Start(_options.Server, _mistakes);
        return server.TryWaitForAnswer() ? await CreateAsync(CompanyAt(server)) : null;
    }

    /// <returns>Null when the server does not answer.</returns>
    private async Task<StartResult?> MeasureAsync(string? threadId)
    {
        using StartedServer server = StartedServer.Start(_options.Server, _mistakes);
        if (!server.TryWaitForAnswer())
        {
            return null;
        }

        TimeSpan answered = server.Elapsed;
        double cpuToAnswer = server.Stats.CpuSeconds;
        Company company = CompanyAt(server);
        new FirstMessage(company, threadId ?? await CreateAsync(company), _mistakes).Send(server.Url);
        TimeSpan acknowledged = server.Elapsed;
        ProcessStats stats = server.Stats;
        return new StartResult(
            "start",
            Errors: 0,
            answered.TotalMilliseconds,
            acknowledged.TotalMilliseconds,
            1e3 * cpuToAnswer,
            1e3 * stats.CpuSeconds,
            stats.RssBytes / 1048576.0);
    }

    private Company CompanyAt(StartedServer server) =>
        new(new CompanyOptions(server.Url, _options.Secret, "company", Users: 2, GroupSize: 2));

    private static async Task<string> CreateAsync(Company company) => (await company.CreateAsync())[0];
}
