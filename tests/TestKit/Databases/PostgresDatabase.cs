namespace Parley.TestKit.Databases;

/// <summary>A database of a <see cref="PostgresServer"/>.</summary>
public sealed class PostgresDatabase : ITestDatabase
{
    private readonly PostgresServer _server;

    internal PostgresDatabase(PostgresServer server, string name)
    {
        _server = server;
        Name = name;
    }

    public string Name { get; }

    public string Url => $"postgresql://{PostgresServer.User}@127.0.0.1:{_server.Port}/{Name}";

    /// <summary>The same for Npgsql.</summary>
    public string ConnectionString => PostgresServer.ConnectionStringOf(Name, Proxy?.Port ?? _server.Port);

    /// <summary>By what <see cref="ConnectionString"/> goes to the server, if by anything.</summary>
    public PostgresProxy? Proxy { get; private set; }

    /// <summary>Puts a proxy before the server, for what connects from now on; who disposes it does so after them.</summary>
    public PostgresProxy UseProxy() => Proxy = new PostgresProxy(_server.Port);

    /// <summary>Drops it, whoever is connected. A server that is down or suspended keeps it until its own end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server.IsRunning)
        {
            await _server.ExecuteAsync($"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");
        }
    }
}
