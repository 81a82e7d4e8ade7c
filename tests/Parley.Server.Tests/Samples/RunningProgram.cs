using Parley.Server.Tests.Rest;
using Parley.TestKit.Processes;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Samples;

/// <summary>A program that serves on a free port.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly HttpClient _http;

    private RunningProgram(ServerProcess process, Uri address)
    {
        Process = process;
        _http = new HttpClient { BaseAddress = address, Timeout = Deadline.Default };
    }

    public ServerProcess Process { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<RunningProgram> StartAsync(ServerProgram program)
    {
        string[] arguments = [.. program.Arguments, "--urls", "http://127.0.0.1:0"];
        ServerProcess process = ServerProcess.Start(program with { Arguments = arguments });
        try
        {
            return new RunningProgram(process, await process.WaitForUrlAsync());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public RestClient As(string? token) => new(_http, token);

    /// <summary>A client of one of the people of Development.</summary>
    public async Task<RestClient> SignInAsync(string userId)
    {
        RestAnswer session = await As(token: null).PostAsync("/demo/login", $$"""{"userId":"{{userId}}"}""");
        Assert.Equal(200, session.Status);
        return As(session.Text("token"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Process.DisposeAsync();
    }
}
