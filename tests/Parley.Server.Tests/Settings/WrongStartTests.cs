using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parley.Server.Tests.Hosts;

namespace Parley.Server.Tests.Settings;

/// <summary>A server that cannot start says why and ends.</summary>
public sealed class WrongStartTests
{
    private static readonly (string, string) Secret = ("JWT_SECRET", ServerProcess.Secret);

    [Fact]
    public async Task A_server_without_a_secret_ends_with_one_line_within_five_seconds()
    {
        var watch = Stopwatch.StartNew();
        ServerProcess.Ended ended = await ServerProcess.RunAsync([], []);

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("parley: JWT_SECRET is not set.", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}");
    }

    [Fact]
    public async Task Each_wrong_setting_is_named_as_its_user_wrote_it()
    {
        ServerProcess.Ended ended = await ServerProcess.RunAsync(
            ["--Parley:Orders:GraceDays=-1"],
            [Secret, ("Parley__Limits__OrderMesagesPerWindow", "3"), ("REDIS_URL", "redis://cache")],
            static folder => File.WriteAllText(folder.File("appsettings.json"), """{ "Parley": { "Limits": { "TextLength": "long" } } }"""));

        Assert.Equal(2, ended.ExitCode);
        Assert.Collection(
            ended.Errors,
            static line => Assert.StartsWith("parley: Parley__Limits__OrderMesagesPerWindow is not a setting. Did you mean Parley__Limits__OrderMessagesPerWindow?", line, StringComparison.Ordinal),
            static line => Assert.StartsWith("parley: Parley:Limits:TextLength in appsettings.json is 'long'", line, StringComparison.Ordinal),
            static line => Assert.StartsWith("parley: --Parley:Orders:GraceDays is -1", line, StringComparison.Ordinal),
            static line => Assert.StartsWith("parley: REDIS_URL is set", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_one_line()
    {
        ServerProcess.Ended ended = await ServerProcess.RunAsync(
            [], [Secret], static folder => File.WriteAllText(folder.File("appsettings.json"), "{ \"Parley\": "));

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("appsettings.json", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        ServerProcess.Ended ended = await ServerProcess.RunAsync(["--urls", $"http://{other.LocalEndpoint}"], [Secret]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("address already in use", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }
}
