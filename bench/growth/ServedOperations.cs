using Parley.Bench.Load.Chatting;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Processes;

namespace Parley.Bench.Growth;

/// <summary>The whole server over a database that is filled: what a client waits for, over one connection that stays.</summary>
internal sealed class ServedOperations : IAsyncDisposable
{
    private const string Secret = "a secret of the benchmarks alone, 32 bytes and more";

    private readonly ServerProcess _process;
    private readonly HttpClient _client;
    private readonly TokenMint _tokens = new(Secret, RunningCore.Company);

    private ServedOperations(ServerProcess process, Uri url) => (_process, _client) = (process, new HttpClient { BaseAddress = url });

    /// <param name="assembly">The server's.</param>
    /// <param name="database">What it serves.</param>
    public static async Task<ServedOperations> StartAsync(string assembly, ITestDatabase database)
    {
        ServerProgram program = ServerProgram.Dotnet(assembly, "--urls", "http://127.0.0.1:0") with
        {
            Environment = new Dictionary<string, string?>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["JWT_SECRET"] = Secret,
                ["DATABASE_URL"] = database.Url,
                ["Parley__Limits__MessagesPerWindow"] = "0",
                ["Parley__Limits__MessagesPerDay"] = "0",
            },
        };
        ServerProcess process = ServerProcess.Start(program);
        return new ServedOperations(process, await process.WaitForUrlAsync());
    }

    public Task<Timing> TimeAsync(Request request, int warmUp, int repeats)
    {
        string token = _tokens.Mint(request.User);
        return Timing.OfAsync(() => AskAsync(request, token), warmUp, repeats);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.TerminateAsync();
        if (_process.Output.FirstOrDefault(static line => !line.Contains("\"LogLevel\":\"Information\"", StringComparison.Ordinal)) is { } complaint)
        {
            throw new InvalidOperationException($"The server logged: {complaint}");
        }

        await _process.DisposeAsync();
    }

    private async Task AskAsync(Request request, string token)
    {
        using HttpRequestMessage message = request.Create(token);
        using HttpResponseMessage answer = await _client.SendAsync(message);
        string body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || !body.Contains(request.Expected, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{request.Path}: {(int)answer.StatusCode}, without {request.Expected}: {body[..Math.Min(500, body.Length)]}");
        }
    }
}
