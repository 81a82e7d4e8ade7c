using System.Globalization;
using Parley.Bench.Append;
using Parley.TestKit.Databases;

// Messages stored per second through the core, beside what the database alone takes, in turn and in one run. Prints Markdown.
//   Parley.Bench.Append [--seconds 3] [--rounds 3]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = TimeSpan.FromSeconds(Argument("--seconds", 3));
int rounds = (int)Argument("--rounds", 3);
int[] callers = [1, 16, 64, 256];
int[] rows = [1, 2, 4, 8, 16, 32, 64, 128, 256];

var table = new ResultTable();
await using var postgres = new PostgresServer(fsync: true);
await postgres.InitializeAsync();
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

double Argument(string option, double otherwise)
{
    int at = Array.IndexOf(args, option);
    return at < 0 ? otherwise : double.Parse(args[at + 1], CultureInfo.InvariantCulture);
}
