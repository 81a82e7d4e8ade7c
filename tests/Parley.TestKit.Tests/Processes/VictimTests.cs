using System.Diagnostics;
using System.Globalization;
using Parley.TestKit.Processes;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.Tests.Processes;

public sealed class VictimTests
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("suspended-postgres")]
    [InlineData("program")]
    public async Task What_a_killed_test_process_started_goes_with_it(string kind)
    {
        await using ServerProcess victim = ServerProcess.Start(
            ServerProgram.Dotnet(Path.Combine(AppContext.BaseDirectory, "Parley.TestKit.Victim.dll"), kind));
        string folder = await ReadAsync(victim, "folder ");
        string[] ids = (await ReadAsync(victim, "processes ")).Split(' ');
        Process[] left = [.. ids.Select(static id => Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture)))];
        Assert.True(Directory.Exists(folder));
        Assert.True(left.Length > 1);

        // The watchdog of the folder holds the standard error of the victim: this returns when that has ended, too.
        await victim.KillAsync();

        Assert.False(Directory.Exists(folder));
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
        await Task.WhenAll(left.Select(static process => process.WaitForExitAsync())).Within("the end of what the victim started");
    }

    private static async Task<string> ReadAsync(ServerProcess victim, string key)
    {
        string line = await victim.WaitForLineAsync(line => line.StartsWith(key, StringComparison.Ordinal), key);
        return line[key.Length..];
    }
}
