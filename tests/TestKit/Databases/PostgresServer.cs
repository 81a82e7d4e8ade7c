using System.Globalization;
using Npgsql;
using Parley.TestKit.Processes;

namespace Parley.TestKit.Databases;

/// <summary>
/// A PostgreSQL of the tests' own, on a free port of the loopback and in a temporary folder. A test assembly shares one by a fixture:
/// <c>public sealed class Postgres : PostgresServer, IAsyncLifetime;</c>. Faults need a server of the test's own.
/// </summary>
public class PostgresServer : IAsyncDisposable
{
    internal const string User = "postgres";
    private const int Attempts = 20;

    private readonly PostgresPrograms _programs = PostgresPrograms.Find();
    private readonly UnprivilegedUser? _user = UnprivilegedUser.ForRoot;
    private readonly TemporaryFolder _folder;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private ServerProcess? _process;
    private bool _suspended;
    private int _databases;

    /// <summary>Prepares a server; <see cref="InitializeAsync"/> starts it.</summary>
    /// <param name="fsync">Whether commits reach the disk, as in production. Without, tests that write much are faster.</param>
    /// <param name="settings">More settings, by the names of <c>postgresql.conf</c>.</param>
    public PostgresServer(bool fsync = true, IReadOnlyDictionary<string, string>? settings = null)
    {
        _folder = new TemporaryFolder("postgres", _user);
        _settings = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["fsync"] = fsync ? "on" : "off",
        };
    }

    /// <summary>The same for the whole life of the server, also over a stop and a start.</summary>
    public int Port { get; private set; }

    public bool IsRunning => _process is { HasExited: false } && !_suspended;

    /// <summary>What it logged since its last start.</summary>
    public IReadOnlyList<string> Log => _process?.Output ?? [];

    /// <summary>The server itself, and then all its children.</summary>
    public IReadOnlyList<int> ProcessIds => _process is { HasExited: false } process
        ? [process.Id, .. new RunningProcess(process.Id).Children().Select(static child => child.Id)]
        : [];

    /// <summary>The temporary folder that holds its data and its Unix socket.</summary>
    public string Folder => _folder.Path;

    private string Data => _folder.File("data");

    private string LockFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Creates the cluster and starts the server.</summary>
    public async ValueTask InitializeAsync()
    {
        await CreateClusterAsync();
        for (int attempt = 1; ; attempt++)
        {
            Port = FreePort.Find();
            try
            {
                await StartAsync();
                return;
            }
            catch (ServerProcessException failure) when (
                attempt < Attempts && failure.Message.Contains("could not bind", StringComparison.Ordinal))
            {
                // Somebody else was faster; another port, then.
            }
        }
    }

    /// <summary>An empty database, or a copy of another one.</summary>
    /// <param name="template">The database to copy; nobody may be connected to it, not even a pool.</param>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string? template = null)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template ?? "template0"}\"");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/> or <see cref="KillAsync"/>, with the data and the port it had.</summary>
    public async Task StartAsync()
    {
        if (_process is { HasExited: false })
        {
            throw new InvalidOperationException("The server runs.");
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _process = await ServerProcess.StartAsync(
            Program(_programs.Postgres, ["-D", Data, .. Settings().Select(static setting => $"--{setting.Key}={setting.Value}")]),
            static line => line.EndsWith("database system is ready to accept connections", StringComparison.Ordinal));
    }

    /// <summary>Ends all connections and stops.</summary>
    /// <param name="immediate">Stops without writing what is in memory to the files: the next start recovers from the log.</param>
    public async Task StopAsync(bool immediate = false)
    {
        await ResumeAsync();
        if (_process is not null)
        {
            _process.Send(immediate ? Signal.Quit : Signal.Interrupt);
            await _process.WaitForExitAsync();
        }
    }

    /// <summary>Makes it a black hole: connections stay and are accepted by the system, and nothing answers.</summary>
    public async Task SuspendAsync()
    {
        if (_process is { HasExited: false } process)
        {
            _suspended = true;
            var server = new RunningProcess(process.Id);

            // The server first: then it starts no children that would be missed.
            await server.SuspendAsync();
            await Task.WhenAll(server.Children().Select(static child => child.SuspendAsync()));
        }
    }

    /// <summary>Lets it go on where it was suspended.</summary>
    public Task ResumeAsync()
    {
        foreach (int id in ProcessIds)
        {
            new RunningProcess(id).Send(Signal.Continue);
        }

        _suspended = false;
        return Task.CompletedTask;
    }

    /// <summary>SIGKILL to the server and all its children at once, as when the machine loses its power.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            await SuspendAsync();
            foreach (RunningProcess child in new RunningProcess(process.Id).Children())
            {
                child.Send(Signal.Kill);
            }

            await process.KillAsync();
            _suspended = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(immediate: true);
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        RemoveSharedMemory();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static string ConnectionStringOf(string database, int port) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = User,
        Database = database,

        // A proxy reads along.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringOf(User, Port) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task CreateClusterAsync()
    {
        await using ServerProcess process = ServerProcess.Start(Program(_programs.InitDb,
        [
            "-D", Data, "--username=" + User, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions",
        ]));
        if (await process.WaitForExitAsync() != 0)
        {
            throw new ServerProcessException(string.Join(Environment.NewLine, ["initdb failed:", .. process.Output]));
        }
    }

    // Shared memory lies in files of the folder as far as possible: a killed server leaves nothing behind elsewhere.
    private Dictionary<string, string> Settings() => new(_settings, StringComparer.Ordinal)
    {
        ["port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = _folder.Path,
        ["max_connections"] = _settings.GetValueOrDefault("max_connections", "100"),
        ["dynamic_shared_memory_type"] = "mmap",
    };

    // The user may not enter the folder that the tests run in, and the programs want to.
    private ServerProgram Program(string file, IReadOnlyList<string> arguments) =>
        new(file, arguments) { User = _user, WorkingDirectory = _folder.Path };

    // A server that was killed leaves one segment; the second number in the seventh line of its lock file is its id.
    private void RemoveSharedMemory()
    {
        if (File.Exists(LockFile) && File.ReadLines(LockFile).ElementAtOrDefault(6)?.Split(' ').LastOrDefault() is { } id)
        {
            _ = LibC.ControlSharedMemory(int.Parse(id, CultureInfo.InvariantCulture), LibC.RemoveSegment, 0);
        }
    }
}
