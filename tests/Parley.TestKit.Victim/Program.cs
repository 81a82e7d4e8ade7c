// Starts what it is told to, says what must not survive it, and waits to be killed.
using Parley.TestKit.Databases;
using Parley.TestKit.Processes;

switch (args[0])
{
    case "postgres" or "suspended-postgres":
        var server = new PostgresServer(fsync: false);
        await server.InitializeAsync();
        if (args[0] == "suspended-postgres")
        {
            await server.SuspendAsync();
        }

        Report(server.Folder, [.. server.ProcessIds]);
        break;
    case "program":
        ServerProcess program = await ServerProcess.StartAsync(
            new ServerProgram("sh", "-c", "sleep 1000 & echo $!; wait"), static line => line.Length > 0);
        Report(new TemporaryFolder().Path, program.Id, int.Parse(program.Output[0]));
        break;
}

await Task.Delay(Timeout.Infinite);

static void Report(string folder, params int[] processes)
{
    Console.WriteLine($"folder {folder}");
    Console.WriteLine($"processes {string.Join(' ', processes)}");
}
