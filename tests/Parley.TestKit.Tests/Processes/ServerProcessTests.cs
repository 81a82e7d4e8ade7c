using System.Globalization;
using Parley.TestKit.Processes;

namespace Parley.TestKit.Tests.Processes;

public sealed class ServerProcessTests
{
    private const string Server = """
        const server = require('http').createServer((_, response) => response.end(process.env.GREETING));
        server.listen(0, '127.0.0.1', () => console.log(`Now listening on: http://127.0.0.1:${server.address().port}`));
        process.on('SIGTERM', () => server.close(() => process.exit(7)));
        """;

    [Fact]
    public async Task A_server_is_found_by_the_address_it_writes_and_gets_its_environment()
    {
        await using ServerProcess server = StartServer();
        using var http = new HttpClient();

        Uri address = await server.WaitForUrlAsync();

        Assert.Equal("hello", await http.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_terminated_server_ends_in_its_own_way()
    {
        await using ServerProcess server = StartServer();
        await server.WaitForUrlAsync();

        Assert.Equal(7, await server.TerminateAsync());
        Assert.True(server.HasExited);
    }

    [Fact]
    public async Task A_killed_program_is_gone_with_its_children()
    {
        await using ServerProcess program = await ServerProcess.StartAsync(
            Shell("sleep 1000 & echo $!; wait"), static line => line.Length > 0);
        int child = int.Parse(program.Output[0], CultureInfo.InvariantCulture);

        await program.KillAsync();

        Assert.Equal(128 + (int)Signal.Kill, await program.WaitForExitAsync());
        Assert.False(Directory.Exists($"/proc/{program.Id}"));
        Assert.False(new RunningProcess(child).IsRunning);
    }

    [Fact]
    public async Task What_a_program_leaves_behind_goes_when_it_ends()
    {
        await using ServerProcess program = ServerProcess.Start(Shell("sleep 1000 & exit 3"));

        // The sleeping child holds the output: only its end lets this return.
        Assert.Equal(3, await program.WaitForExitAsync());
    }

    [Fact]
    public async Task A_program_that_ends_before_it_is_ready_fails_with_what_it_wrote()
    {
        var failure = await Assert.ThrowsAsync<ServerProcessException>(() => ServerProcess.StartAsync(
            Shell("echo the cause >&2; exit 5"), static line => line == "ready"));

        Assert.Contains("exit code 5", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the cause", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_get_ready_fails_at_the_deadline_and_is_gone()
    {
        var failure = await Assert.ThrowsAsync<ServerProcessException>(() => ServerProcess.StartAsync(
            Shell("echo $$; exec sleep 1000"), static line => line == "ready", TimeSpan.FromSeconds(1)));

        string id = failure.Message.Split(Environment.NewLine)[^1];
        Assert.False(Directory.Exists($"/proc/{id}"));
    }

    private static ServerProgram Shell(string script) => new("sh", "-c", script);

    private static ServerProcess StartServer() => ServerProcess.Start(new ServerProgram("node", "-e", Server)
    {
        Environment = new Dictionary<string, string?> { ["GREETING"] = "hello" },
    });
}
