using System.Diagnostics;
using System.Text.RegularExpressions;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.Processes;

/// <summary>
/// A real program that runs beside the test. It never outlives the test process, however that ends, and takes along what it started itself
/// in its process group.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly ServerProgram _program;
    private readonly Process _process;
    private readonly RunningProcess _running;
    private readonly ProgramOutput _output = new();
    private readonly Task<int> _exit;

    private ServerProcess(ServerProgram program, Process process)
    {
        _program = program;
        _process = process;
        _running = new RunningProcess(process.Id);
        _exit = RunAsync();
    }

    public int Id => _running.Id;

    public bool HasExited => _exit.IsCompleted || _process.HasExited;

    /// <summary>What it wrote to its standard output and error so far, the last 10,000 lines.</summary>
    public IReadOnlyList<string> Output => _output.Lines;

    /// <summary>Starts a program without waiting for anything.</summary>
    public static ServerProcess Start(ServerProgram program)
    {
        Process process = Process.Start(program.ToStartInfo())
            ?? throw new InvalidOperationException($"This did not start: {program}");
        return new ServerProcess(program, process);
    }

    /// <summary>Starts a program and waits until a line that it writes says that it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(ServerProgram program, Func<string, bool> isReady, TimeSpan? limit = null)
    {
        ServerProcess process = Start(program);
        try
        {
            await process.WaitForLineAsync(isReady, "the readiness of the program", limit);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first line that matches, of those it wrote and those to come.</summary>
    /// <exception cref="ServerProcessException">It ended, or the time passed, without such a line.</exception>
    public async Task<string> WaitForLineAsync(Func<string, bool> predicate, string what, TimeSpan? limit = null)
    {
        try
        {
            return await _output.FindAsync(predicate).Within(what, limit)
                ?? throw Failure($"ended with exit code {await WaitForExitAsync()} before {what}");
        }
        catch (TimeoutException)
        {
            throw Failure($"did not write in time: {what}");
        }
    }

    /// <summary>The address that an ASP.NET Core server says it listens on.</summary>
    public async Task<Uri> WaitForUrlAsync(TimeSpan? limit = null)
    {
        string line = await WaitForLineAsync(ListeningOn().IsMatch, "the address it listens on", limit);
        return new Uri(ListeningOn().Match(line).Groups["url"].Value);
    }

    public void Send(Signal signal)
    {
        if (!HasExited)
        {
            _running.Send(signal);
        }
    }

    /// <summary>SIGTERM: asks it to end, and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> TerminateAsync(TimeSpan? limit = null)
    {
        Send(Signal.Terminate);
        return WaitForExitAsync(limit);
    }

    /// <summary>SIGKILL to it and its process group; waits until they are gone.</summary>
    public Task KillAsync()
    {
        if (!HasExited)
        {
            _running.SendToGroup(Signal.Kill);
        }

        return WaitForExitAsync();
    }

    /// <summary>Waits until it and everybody who writes to its output has ended.</summary>
    /// <returns>The exit code; 128 and the signal when a signal ended it.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan? limit = null)
    {
        try
        {
            return await _exit.WaitAsync(limit ?? Deadline.Default);
        }
        catch (TimeoutException)
        {
            throw Failure("did not end in time");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"listening on:? (?<url>https?://[^\s""]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningOn();

    private async Task<int> RunAsync()
    {
        Task output = ReadAsync(_process.StandardOutput);
        Task error = ReadAsync(_process.StandardError);
        await _process.WaitForExitAsync();

        // The watchdog now kills what the program left behind; then nobody holds the pipes any more.
        _process.StandardInput.Close();
        await Task.WhenAll(output, error);
        _output.End();
        return _process.ExitCode;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _output.Add(line);
        }
    }

    private ServerProcessException Failure(string what) =>
        new(string.Join(Environment.NewLine, [$"{_program} {what}. It wrote:", .. Output]));
}
