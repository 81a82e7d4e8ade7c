using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Maintenance;

/// <summary>Backup and restore of a SQLite file, by an operator who may be in a hurry.</summary>
public sealed class SqliteMaintenanceTests : IAsyncDisposable
{
    private const string Epoch = "select value from meta where key = 'epoch'";

    private readonly SqliteDatabase _database = new();
    private readonly SqliteDatabase _other = new();
    private readonly Sqlite.SqliteMaintenance _maintenance;

    public SqliteMaintenanceTests() => _maintenance = new Sqlite.SqliteMaintenance(_database.File, new IdGenerator(TimeProvider.System));

    [Fact]
    public async Task A_backup_while_messages_are_sent_is_a_whole_prefix()
    {
        await using RunningCore core = await RunningCore.StartAsync(_database);
        Conversation group = await core.GroupAsync("ann", "bob");
        Task sending = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(core, group, 400)));

        List<int> lengths = [];
        while (!sending.IsCompleted)
        {
            await using var backup = new SqliteDatabase();
            await Task.Run(() => _maintenance.Backup(backup.File), TestContext.Current.CancellationToken);
            IReadOnlyList<StoredMessage> copied = await StoredRows.MessagesAsync(backup);
            Assert.Equal(Enumerable.Range(1, copied.Count).Select(static seq => (long)seq), copied.Select(static message => message.Seq));
            Assert.Equal(copied.Count, await StoredRows.NumberAsync(backup, "select last_seq from conversations"));
            lengths.Add(copied.Count);
        }

        await sending;
        Assert.Equal(lengths.Order(), lengths);
        Assert.True(lengths[^1] > 0);
    }

    [Fact]
    public async Task A_restored_backup_has_its_messages_and_another_epoch_and_keeps_the_old_file()
    {
        await SendAsync("one", "two");
        string? epoch = await StoredRows.TextAsync(_database, Epoch);
        _maintenance.Backup(_other.File);
        await SendAsync("three");

        string? aside = _maintenance.Restore(_other.File);

        Assert.Equal(2, (await StoredRows.MessagesAsync(_database)).Count);
        Assert.NotEqual(epoch, await StoredRows.TextAsync(_database, Epoch));
        File.Move(_database.File, _other.File, overwrite: true);
        File.Move(aside!, _database.File);
        Assert.Equal(3, (await StoredRows.MessagesAsync(_database)).Count);
        Assert.Equal(epoch, await StoredRows.TextAsync(_database, Epoch));
    }

    [Fact]
    public async Task While_a_backup_is_restored_there_is_a_database_at_every_moment()
    {
        await SendAsync("one");
        _maintenance.Backup(_other.File);
        using var changes = new FolderChanges(Path.GetDirectoryName(_database.File)!);

        _maintenance.Restore(_other.File);

        Assert.DoesNotContain(Path.GetFileName(_database.File), await changes.GoneAsync());
    }

    [Fact]
    public async Task A_restore_fails_while_another_program_has_the_database_open()
    {
        await SendAsync("one");
        _maintenance.Backup(_other.File);
        await StoredRows.ExecuteAsync(_database, "pragma journal_mode = wal");
        await using var reader = new SqliteConnection($"Data Source={_database.File};Pooling=False");
        await reader.OpenAsync(TestContext.Current.CancellationToken);
        await using SqliteCommand command = reader.CreateCommand();
        command.CommandText = Epoch;
        await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        await AssertRefusedAsync("open in another program");
    }

    [Fact]
    public async Task A_damaged_database_is_set_aside_with_its_log()
    {
        await SendAsync("one");
        _maintenance.Backup(_other.File);
        await WriteAsync(_database.File, "no database");
        await WriteAsync(_database.File + "-wal", "its log");

        string? aside = _maintenance.Restore(_other.File);

        Assert.Single(await StoredRows.MessagesAsync(_database));
        Assert.Equal("no database", await File.ReadAllTextAsync(aside!, TestContext.Current.CancellationToken));
        Assert.Equal("its log", await File.ReadAllTextAsync(aside + "-wal", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(".restoring")]
    [InlineData(".before-0190")]
    public async Task No_server_makes_a_new_database_where_a_restore_was_cut_short(string left)
    {
        await WriteAsync(_database.File + left, "the rest of a restore");

        DatabaseFileException refused = await Assert.ThrowsAsync<DatabaseFileException>(() => RunningCore.StartAsync(_database));

        Assert.Contains("parley restore", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_is_done_again()
    {
        await SendAsync("one");
        _maintenance.Backup(_other.File);
        File.Move(_database.File, _database.File + ".before-0190");
        await WriteAsync(_database.File + ".restoring", "half a database");
        await WriteAsync(_database.File + "-wal", "the log of the database that was there");

        Assert.Null(_maintenance.Restore(_other.File));

        Assert.Single(await StoredRows.MessagesAsync(_database));
    }

    [Fact]
    public async Task The_epoch_of_a_file_without_schema_is_not_renewed()
    {
        await StoredRows.ExecuteAsync(_database, "create table meta (key text primary key, value text not null)");

        Assert.Throws<DatabaseFileException>(_maintenance.RenewEpoch);
    }

    [Fact]
    public async Task Garbage_is_not_restored()
    {
        await SendAsync("one");
        await File.WriteAllTextAsync(_other.File, "no database at all", TestContext.Current.CancellationToken);

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_file_cut_short_is_not_restored()
    {
        await SendAsync([.. Enumerable.Range(0, 500).Select(static i => $"message {i}")]);
        _maintenance.Backup(_other.File);
        await using (FileStream file = File.OpenWrite(_other.File))
        {
            file.SetLength(file.Length / 2);
        }

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_not_restored()
    {
        await SendAsync("one");
        _maintenance.Backup(_other.File);
        await StoredRows.ExecuteAsync(_other, "update meta set value = '999' where key = 'schema'");

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_database_of_another_program_is_not_restored()
    {
        await SendAsync("one");
        await StoredRows.ExecuteAsync(_other, "create table meta (name text)");

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_server()
    {
        await using RunningCore core = await RunningCore.StartAsync(_database);
        Conversation group = await core.GroupAsync("ann", "bob");
        _maintenance.Backup(_other.File);

        Assert.Throws<DatabaseInUseException>(() => _maintenance.Restore(_other.File));
        Assert.Throws<DatabaseInUseException>(_maintenance.RenewEpoch);

        Assert.Null((await core.SendAsync("ann", group, "still here")).Error);
    }

    [Fact]
    public async Task A_second_server_of_a_file_does_not_start()
    {
        await using RunningCore core = await RunningCore.StartAsync(_database);

        await Assert.ThrowsAsync<DatabaseInUseException>(() => RunningCore.StartAsync(_database));

        await core.GroupAsync("ann", "bob");
    }

    [Fact]
    public async Task A_second_server_by_another_name_of_the_file_does_not_start()
    {
        await using RunningCore core = await RunningCore.StartAsync(_database);
        File.CreateSymbolicLink(_other.File, _database.File);

        await Assert.ThrowsAsync<DatabaseInUseException>(() => RunningCore.StartAsync(_other));
    }

    [Fact]
    public async Task A_lock_that_cannot_be_made_is_not_called_a_database_in_use()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_database.File + ".lock"));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => RunningCore.StartAsync(_database));
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await SendAsync("one");
        await File.WriteAllTextAsync(_other.File, "the last backup", TestContext.Current.CancellationToken);

        Assert.Throws<DatabaseFileException>(() => _maintenance.Backup(_other.File));

        Assert.Equal("the last backup", await File.ReadAllTextAsync(_other.File, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _other.DisposeAsync();
    }

    private static Task WriteAsync(string file, string text) => File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

    private async Task AssertRefusedAsync(string reason = "")
    {
        IReadOnlyList<StoredMessage> before = await StoredRows.MessagesAsync(_database);

        DatabaseFileException refused = Assert.Throws<DatabaseFileException>(() => _maintenance.Restore(_other.File));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StoredRows.MessagesAsync(_database));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(_database.File)!), static file => file.Contains("before", StringComparison.Ordinal));
    }

    private static async Task SendAsync(RunningCore core, Conversation group, int messages)
    {
        for (int i = 0; i < messages; i++)
        {
            Assert.Null((await core.SendAsync("ann", group, $"{i}")).Error);
        }
    }

    private async Task SendAsync(params string[] texts)
    {
        await using RunningCore core = await RunningCore.StartAsync(_database);
        Conversation group = await core.GroupAsync("ann", "bob");
        foreach (string text in texts)
        {
            Assert.Null((await core.SendAsync("ann", group, text)).Error);
        }
    }
}
