using Microsoft.AspNetCore.Builder;
using Parley.Server.Commands;
using Parley.Server.Tests.Hosts;

namespace Parley.Server.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_names_the_commands(string option)
    {
        (int code, string output, string error) = await RunAsync(option);

        Assert.Equal((0, ""), (code, error));
        Assert.All(["backup", "restore", "epoch", "--version", "--urls"], word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_that_of_the_server()
    {
        (int code, string output, _) = await RunAsync("--version");

        Assert.Equal(0, code);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", output);
    }

    [Theory]
    [InlineData("bakcup", "x")]
    [InlineData("backup")]
    [InlineData("backup", "x", "y")]
    [InlineData("backup", "/")]
    [InlineData("backup", "x", "--force")]
    [InlineData("restore", "/no/such/file")]
    [InlineData("epoch")]
    [InlineData("--urls", "http://127.0.0.1:0", "stray")]
    [InlineData("-x")]
    public async Task Wrong_usage_is_one_line(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Matches(@"\Aparley: [^\n]+\n\z", error);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("--urls=http://127.0.0.1:0", "--Parley:Orders:GraceDays", "-1")]
    [InlineData("urls=http://127.0.0.1:0")]
    [InlineData("--environment", "Development", "--verbose")]
    public async Task What_is_no_command_goes_to_the_host(params string[] arguments)
    {
        string[]? seen = null;
        var commandLine = new ParleyCommandLine(
            hostArguments =>
            {
                seen = hostArguments;
                throw new OperationCanceledException();
            },
            static _ => throw new InvalidOperationException());

        await commandLine.RunAsync(arguments, TextWriter.Null, TextWriter.Null);

        Assert.Equal(arguments, seen);
    }

    [Fact]
    public async Task A_backup_can_be_restored()
    {
        (string, string)[] environment = [("DATABASE_URL", "sqlite:chat.db")];
        using var folder = new TemporaryFolder();
        string copy = folder.File("copy");

        ServerProcess.Ended backup = await ServerProcess.RunAsync(
            ["backup", copy], environment, static own => File.WriteAllText(own.File("chat.db"), "chat"));
        ServerProcess.Ended restore = await ServerProcess.RunAsync(["restore", copy], environment);

        Assert.Equal("chat", await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken));
        Assert.Equal((0, 0), (backup.ExitCode, restore.ExitCode));
        Assert.StartsWith($"Backed up to {copy}", backup.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_one_line()
    {
        ServerProcess.Ended ended = await ServerProcess.RunAsync(["backup", "copy"], []);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("parley: There is no database at ", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_of_the_program_shows_its_stack()
    {
        ServerProcess.Ended ended = await ServerProcess.RunAsync(["epoch", "renew"], []);

        Assert.Equal(1, ended.ExitCode);
        Assert.True(ended.Errors.Length > 1);
    }

    [Fact]
    public async Task A_wrong_database_url_is_wrong_usage()
    {
        ServerProcess.Ended ended = await ServerProcess.RunAsync(["epoch", "renew"], [("DATABASE_URL", "mysql://ann:hunter2@db")]);

        Assert.Equal(2, ended.ExitCode);
        string line = Assert.Single(ended.Errors);
        Assert.StartsWith("parley: DATABASE_URL is neither", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var commandLine = new ParleyCommandLine(
            static args => WebApplication.CreateBuilder(args).Build(), static _ => throw new InvalidOperationException("No database is opened"));
        int code = await commandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
