using System.Net;
using Parley.TestKit.Databases;
using Parley.TestKit.Processes;

namespace Parley.Server.Tests.Crashes;

/// <summary>A killed process proves nothing about a machine that loses its power: what it wrote is still in the page cache.</summary>
public sealed class DurabilityTests
{
    private const string Marker = "the-message-that-is-traced";

    [Fact]
    public async Task A_message_is_synced_to_the_disk_before_its_answer_leaves()
    {
        await SkipWithoutTracingAsync();
        await using var database = new SqliteDatabase();
        string file = database.File + ".strace";
        ServerProgram program = ParleyServer.Program(database);
        program = new ServerProgram("strace", ["-o", file, .. SystemCalls.Options, program.File, .. program.Arguments]) { Environment = program.Environment };
        await using (ParleyServer server = await ParleyServer.StartAsync(program))
        {
            Guid group = await server.GroupAsync("ann", "bob");
            (HttpStatusCode status, _) = await server.PostAsync("ann", $"/conversations/{group}/messages", $$"""{"content":"{{Marker}}"}""");
            Assert.Equal(HttpStatusCode.Created, status);
        }

        var calls = new SystemCalls(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
        int asked = calls.Find("recvfrom|recvmsg|read", "socket:", Marker);
        int written = calls.Find("pwrite64|write", "-wal", Marker);
        int synced = calls.FindSynced("-wal>", written + 1);
        int answered = calls.Find("sendto|sendmsg|write|writev", "socket:", Marker);

        TestContext.Current.TestOutputHelper!.WriteLine($"asked in line {asked}, written in {written}, synced in {synced}, answered in {answered}");
        Assert.True(asked >= 0 && asked < written && written < synced && synced < answered, "Its answer left before it was on the disk");
    }

    private static async Task SkipWithoutTracingAsync()
    {
        await using ServerProcess probe = ServerProcess.Start(new ServerProgram("strace", "-f", "true"));
        bool isTraced = await probe.WaitForExitAsync() == 0;
        Assert.SkipUnless(isTraced || !probe.Output.Any(static line => line.Contains("ptrace", StringComparison.OrdinalIgnoreCase)),
            "This machine does not let a process trace another one");
        Assert.True(isTraced, string.Join(Environment.NewLine, probe.Output));
    }
}
