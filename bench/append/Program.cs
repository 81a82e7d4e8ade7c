using System.Globalization;
using Parley.Bench.Append;
using Parley.TestKit.Databases;

// Messages stored per second through the core, beside what the database alone takes, in turn and in one run. Prints Markdown.
//   Parley.Bench.Append [--seconds 3] [--rounds 3]
//   Parley.Bench.Append --growth [--messages 5000000]    instead: what reading costs with 1,000 and with that many messages stored
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = TimeSpan.FromSeconds(Argument("--seconds", 3));
int rounds = (int)Argument("--rounds", 3);
int[] callers = [1, 16, 64, 256];
int[] rows = [1, 2, 4, 8, 16, 32, 64, 128, 256];

var table = new ResultTable();
await using var postgres = new PostgresServer(fsync: true);
await postgres.InitializeAsync();
if (args.Contains("--growth"))
{
    var messages = (long)Argument("--messages", 5_000_000);
    await CompareAsync("SQLite", messages, static () => Task.FromResult<ITestDatabase>(new SqliteDatabase()));
    await CompareAsync("PostgreSQL", messages, async () => await postgres.CreateDatabaseAsync());
    return;
}

for (int round = 1; round <= rounds; round++)
{
    await MeasureAsync("SQLite", round, static () => Task.FromResult<ITestDatabase>(new SqliteDatabase()));
    await MeasureAsync("PostgreSQL", round, async () => await postgres.CreateDatabaseAsync());
}

table.Print(Console.Out);

async Task MeasureAsync(string name, int round, Func<Task<ITestDatabase>> create)
{
    foreach (int size in rows)
    {
        await using ITestDatabase database = await create();
        table.Add(name, ResultTable.Alone, size, round, await RawInserts.MeasureAsync(database, size, seconds));
    }

    foreach (int size in callers)
    {
        await using (ITestDatabase database = await create())
        {
            table.Add(name, "no limits", size, round, await Appends.MeasureAsync(database, size, withLimits: false, seconds));
        }

        await using (ITestDatabase database = await create())
        {
            table.Add(name, "limits", size, round, await Appends.MeasureAsync(database, size, withLimits: true, seconds));
        }
    }
}

async Task CompareAsync(string name, long messages, Func<Task<ITestDatabase>> create)
{
    await using ITestDatabase small = await create();
    await using ITestDatabase big = await create();
    IReadOnlyList<(string What, TimeSpan Median)> few = await Growth.MeasureAsync(small, 1000, 0);
    IReadOnlyList<(string What, TimeSpan Median)> many = await Growth.MeasureAsync(big, messages / 5, messages - (messages / 5));
    Console.WriteLine($"| {name} | 1,000 stored, ms | {messages:N0} stored ({messages / 5:N0} in the conversation, all unread), ms |");
    Console.WriteLine("| --- | ---: | ---: |");
    foreach (((string what, TimeSpan before), (_, TimeSpan after)) in few.Zip(many))
    {
        Console.WriteLine($"| {what} | {before.TotalMilliseconds:N2} | {after.TotalMilliseconds:N2} |");
    }

    Console.WriteLine();
}

double Argument(string option, double otherwise)
{
    int at = Array.IndexOf(args, option);
    return at < 0 ? otherwise : double.Parse(args[at + 1], CultureInfo.InvariantCulture);
}
