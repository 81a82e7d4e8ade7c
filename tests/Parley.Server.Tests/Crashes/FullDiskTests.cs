using System.Globalization;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Processes;

namespace Parley.Server.Tests.Crashes;

/// <summary>A SQLite file that cannot grow.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_server_that_cannot_write_says_so_and_goes_on_when_it_can()
    {
        await using var database = new SqliteDatabase();
        await using ParleyServer server = await ParleyServer.StartAsync(ProgramThatMayBeLimited(database));
        RestSenders senders = await RestSenders.StartAsync(server);

        await LimitFilesAsync(server, new FileInfo(database.File + "-wal").Length + 300_000);
        await senders.SendAsync(server);
        int acknowledged = senders.Ledger.Acknowledged;
        await senders.SendAsync(server);
        Assert.Equal(acknowledged, senders.Ledger.Acknowledged);
        Assert.Equal(0, senders.Vanished);

        await LimitFilesAsync(server, null);
        await senders.RetryAsync(server);
        LedgerReport report = await senders.AssertSoundAsync(server, database);
        Assert.Equal(report.Sent, report.Acknowledged);
    }

    // The limit of the size of a file is told by a signal, which ends whoever does not ignore it. The runtime writes its code through a file.
    private static ServerProgram ProgramThatMayBeLimited(ITestDatabase database)
    {
        ServerProgram program = ParleyServer.Program(database);
        return new ServerProgram("sh", ["-c", "trap '' XFSZ; exec \"$@\"", "sh", program.File, .. program.Arguments])
        {
            Environment = new Dictionary<string, string?>(program.Environment) { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
    }

    private static async Task LimitFilesAsync(ParleyServer server, long? bytes)
    {
        string limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        await using ServerProcess change = ServerProcess.Start(
            new ServerProgram("prlimit", $"--pid={server.Process.Id}", $"--fsize={limit}:unlimited"));
        Assert.Equal(0, await change.WaitForExitAsync());
    }
}
