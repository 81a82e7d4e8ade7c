using Parley.TestKit.Databases;

// A PostgreSQL for programs that are not .NET: each line on standard input is answered with the address of a new, empty database. It ends with
// its input. With --fsync its commits reach the disk, as in production.
await using var server = new PostgresServer(fsync: args.Contains("--fsync"));
await server.InitializeAsync();
while (await Console.In.ReadLineAsync() is not null)
{
    PostgresDatabase database = await server.CreateDatabaseAsync();
    Console.WriteLine(database.Url);
}
