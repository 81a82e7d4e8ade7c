using System.Diagnostics;
using System.Globalization;
using Parley.Bench.Growth;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

// What reading and sending cost with few and with many messages stored: in the core alone, and for a client of the whole server. Prints Markdown.
//   Parley.Bench.Growth --server Parley.Server.dll --database SQLite|PostgreSQL [--messages 10000000] [--repeats 200]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string server = Argument("--server") ?? throw new ArgumentException("--server is missing: the path of Parley.Server.dll.");
string kind = Argument("--database") ?? "SQLite";
var many = Volume.Of(Number("--messages", 10_000_000));
int repeats = (int)Number("--repeats", 200);
int warmUp = repeats / 4;

if (kind == "SQLite")
{
    await CompareAsync(static () => Task.FromResult<ITestDatabase>(new SqliteDatabase()));
}
else
{
    await using var postgres = new PostgresServer(fsync: true);
    await postgres.InitializeAsync();
    await CompareAsync(async () => await postgres.CreateDatabaseAsync());
}

async Task CompareAsync(Func<Task<ITestDatabase>> create)
{
    List<Row> before = await MeasureAsync(Volume.Few, create);
    List<Row> after = await MeasureAsync(many, create);
    string few = $"{Volume.Few.Messages:N0} stored";
    string stored = $"{many.Messages:N0} stored";
    Console.WriteLine($"| {kind}, ms | {few}: core p50 | p99 | client p50 | p99 | {stored}: core p50 | p99 | client p50 | p99 |");
    Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    foreach ((Row little, Row much) in before.Zip(after))
    {
        Console.WriteLine($"| {little.What} | {little.Core} | {little.Client} | {much.Core} | {much.Client} |");
    }

    Console.WriteLine();
}

async Task<List<Row>> MeasureAsync(Volume volume, Func<Task<ITestDatabase>> create)
{
    await using ITestDatabase database = await create();
    Guid group = await FillAsync(database, volume);
    (List<Timing> core, long messages) = await TimeCoreAsync(database, group, volume);

    // The core has sent some meanwhile.
    volume = volume with { InGroup = messages };
    await using ServedOperations served = await ServedOperations.StartAsync(server, database);
    List<Row> rows = [];
    foreach ((Operation operation, Timing inCore) in Operation.All(group, volume).Zip(core))
    {
        rows.Add(new Row(operation.What, inCore, await served.TimeAsync(operation.Request, warmUp, repeats)));
    }

    return rows;
}

async Task<Guid> FillAsync(ITestDatabase database, Volume volume)
{
    Conversation group;
    await using (RunningCore core = await RunningCore.StartAsync(database))
    {
        group = await core.GroupAsync("ann", "bob");
        await core.MeetAsync("carl");
    }

    long start = Stopwatch.GetTimestamp();
    await (database is PostgresDatabase postgres
        ? PostgresFilling.RunAsync(postgres.ConnectionString, group.Id, volume)
        : SqliteFilling.RunAsync(((SqliteDatabase)database).File, group.Id, volume));
    Console.Error.WriteLine($"{kind}: {volume.Messages:N0} messages filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s");
    return group.Id;
}

async Task<(List<Timing> Times, long MessagesInGroup)> TimeCoreAsync(ITestDatabase database, Guid group, Volume volume)
{
    await using RunningCore core = await RunningCore.StartAsync(database, keepsEvents: false);
    List<Timing> times = [];
    foreach (Operation operation in Operation.All(group, volume))
    {
        times.Add(await Timing.OfAsync(() => operation.Run(core), warmUp, repeats));
    }

    ConversationView? view = await core.Get<IConversationReader>().FindAsync(new ConversationKey(RunningCore.Company, group), "bob", CancellationToken.None);
    return (times, view!.Conversation.LastSeq);
}

string? Argument(string option)
{
    int at = Array.IndexOf(args, option);
    return at < 0 || at + 1 == args.Length ? null : args[at + 1];
}

long Number(string option, long otherwise) =>
    Argument(option) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;
