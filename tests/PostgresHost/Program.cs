using Parley.TestKit.Databases;

// A PostgreSQL for programs that are not .NET: each line on standard input is answered with the address of a new, empty database. It ends with
// its input.
await using var server = new PostgresServer(fsync: false);
await server.InitializeAsync();
while (await Console.In.ReadLineAsync() is not null)
{
    PostgresDatabase database = await server.CreateDatabaseAsync();
    Console.WriteLine(database.Url);
}
