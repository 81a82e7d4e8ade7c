using System.Text.Json;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Processes;

namespace Parley.Server.Tests.Samples;

/// <summary>The program as its users start it.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    [Fact]
    public async Task In_Development_it_can_be_tried_with_nothing_else()
    {
        await using RunningProgram parley = await RunningProgram.StartAsync(_folder.Parley("Development", secret: null));

        RestClient ada = await parley.SignInAsync("ada");
        IReadOnlyList<JsonElement> conversations = (await ada.GetAsync("/conversations")).Items;
        IReadOnlyList<JsonElement> others = (await (await parley.SignInAsync("nadia")).GetAsync("/conversations")).Items;

        Assert.Equal(["direct", "group", "order"], conversations.Select(static one => one.GetProperty("type").GetString()).Distinct().Order());
        Assert.All(conversations, static one => Assert.True(one.TryGetProperty("lastMessage", out _)));
        Assert.Single(others);
    }

    [Fact]
    public async Task In_Production_there_is_no_demo()
    {
        await using RunningProgram parley = await RunningProgram.StartAsync(_folder.Parley("Production", ProgramFolder.Secret));
        RestClient visitor = parley.As(token: null);

        Assert.Equal("404 not_found", (await visitor.PostAsync("/demo/login", """{"userId":"ada"}""")).Refusal);
        Assert.Equal("404 not_found", (await visitor.GetAsync("/demo/people")).Refusal);
        Assert.Equal(200, (await visitor.GetAsync("/health/ready")).Status);
        Assert.Equal(0, await parley.Process.TerminateAsync());
    }

    [Fact]
    public async Task In_Production_it_does_not_start_without_a_secret()
    {
        (int code, IReadOnlyList<string> output) = await RunAsync(_folder.Parley("Production", secret: null));

        Assert.Equal(2, code);
        Assert.StartsWith("parley: JWT_SECRET is not set.", Assert.Single(output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_one_on_the_same_file_does_not_start()
    {
        await using RunningProgram first = await RunningProgram.StartAsync(_folder.Parley("Development", secret: null));

        (int code, IReadOnlyList<string> output) =
            await RunAsync(_folder.Parley("Development", secret: null, "--urls", "http://127.0.0.1:0"));

        Assert.Equal(1, code);
        Assert.StartsWith("parley: ", Assert.Single(output), StringComparison.Ordinal);
        Assert.Equal(200, (await (await first.SignInAsync("ada")).GetAsync("/unread")).Status);
    }

    [Fact]
    public async Task A_backup_is_restored_only_while_it_stands_still_and_makes_clients_start_anew()
    {
        string backup = _folder.File("copy.db");
        string epoch;
        await using (RunningProgram parley = await RunningProgram.StartAsync(_folder.Parley("Development", secret: null)))
        {
            RestClient ada = await parley.SignInAsync("ada");
            epoch = (await SyncAsync(ada, epoch: null)).Text("epoch");
            Assert.Equal(0, (await RunAsync(_folder.Parley("Development", secret: null, "backup", backup))).Code);
            await SayAsync(ada, "after the backup");
            (int code, IReadOnlyList<string> output) = await RunAsync(_folder.Parley("Development", secret: null, "restore", backup));
            Assert.Equal(1, code);
            Assert.StartsWith("parley: ", Assert.Single(output), StringComparison.Ordinal);
            Assert.Equal((epoch, false), Epoch(await SyncAsync(ada, epoch)));
            Assert.Equal(0, await parley.Process.TerminateAsync());
        }

        Assert.Equal(0, (await RunAsync(_folder.Parley("Development", secret: null, "restore", backup))).Code);
        await AssertRestoredAsync(epoch);
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertRestoredAsync(string epoch)
    {
        await using RunningProgram parley = await RunningProgram.StartAsync(_folder.Parley("Development", secret: null));
        RestClient ada = await parley.SignInAsync("ada");

        (string now, bool resyncRequired) = Epoch(await SyncAsync(ada, epoch));

        Assert.True(resyncRequired);
        Assert.NotEqual(epoch, now);
        Assert.DoesNotContain("after the backup", (await ada.GetAsync("/conversations")).Body, StringComparison.Ordinal);
        await SayAsync(ada, "after the restore");
    }

    private static async Task SayAsync(RestClient user, string text)
    {
        string id = (await user.GetAsync("/conversations?limit=1")).Items[0].GetProperty("id").GetString()!;
        RestAnswer sent = await user.PostAsync($"/conversations/{id}/messages", JsonSerializer.Serialize(new { content = text }));
        Assert.Equal(201, sent.Status);
        Assert.Contains(text, (await user.GetAsync("/conversations")).Body, StringComparison.Ordinal);
    }

    private static Task<RestAnswer> SyncAsync(RestClient user, string? epoch) =>
        user.PostAsync("/sync", JsonSerializer.Serialize(new { epoch, conversations = Array.Empty<object>() }));

    private static (string Epoch, bool ResyncRequired) Epoch(RestAnswer sync) =>
        (sync.Text("epoch"), sync.Json.GetProperty("resyncRequired").GetBoolean());

    private static async Task<(int Code, IReadOnlyList<string> Output)> RunAsync(ServerProgram program)
    {
        await using ServerProcess process = ServerProcess.Start(program);
        int code = await process.WaitForExitAsync();
        return (code, process.Output);
    }
}
