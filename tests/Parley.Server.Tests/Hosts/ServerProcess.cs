using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Hosts;

/// <summary>The small server in a process of its own, with nothing but the environment that the test gives it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    public const string Secret = "Vq3mX8kQ2nR7tB5wZ1yC6dF9gH4jK0lP";
    private const string Program = "Parley.OperationsHost.dll";

    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly Channel<string> _errors = Channel.CreateUnbounded<string>();

    private ServerProcess(string[] arguments, (string Name, string Value)[] environment, Action<TemporaryFolder>? prepare)
    {
        prepare?.Invoke(_folder);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, Program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        foreach (string name in start.Environment.Keys.Except(Inherited).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _errors.Writer.Complete();
            }
            else if (line.Data.Length > 0)
            {
                _errors.Writer.TryWrite(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public TemporaryFolder Folder => _folder;

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> RunAsync(
        string[] arguments, (string Name, string Value)[] environment, Action<TemporaryFolder>? prepare = null)
    {
        await using var process = new ServerProcess(arguments, environment, prepare);
        return await process.EndAsync();
    }

    /// <summary>Starts it on a free port with good settings and these.</summary>
    public static async Task<(ServerProcess Process, ServerClient Http)> ServeAsync(params (string Name, string Value)[] environment)
    {
        var process = new ServerProcess(["--urls", "http://127.0.0.1:0"], [("JWT_SECRET", Secret), .. environment], null);
        string line = await process.NextLineAsync("Now listening on");
        return (process, new ServerClient(new Uri(Address().Match(line).Value)));
    }

    /// <summary>The next line of its output with this in it.</summary>
    public async Task<string> NextLineAsync(string part)
    {
        while (await _process.StandardOutput.ReadLineAsync().Within($"a line with '{part}'") is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The server ended without a line with '{part}': {string.Join(' ', await ErrorsAsync())}");
    }

    public async Task TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync().Within("the signal");
    }

    public async Task<Ended> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync().Within("the end of its output");
        await _process.WaitForExitAsync().Within("the end of the process");
        return new Ended(_process.ExitCode, output, await ErrorsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync().Within("the end of the process");
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<string[]> ErrorsAsync() => await _errors.Reader.ReadAllAsync().ToArrayAsync().AsTask().Within("the end of its errors");

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    /// <summary>How it ended.</summary>
    internal sealed record Ended(int ExitCode, string Output, string[] Errors);
}
