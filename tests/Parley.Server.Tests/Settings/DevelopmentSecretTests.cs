using Microsoft.Extensions.Logging;
using Parley.Server.Settings;
using Parley.Server.Tests.Hosts;
using Parley.TestKit.Logging;

namespace Parley.Server.Tests.Settings;

public sealed class DevelopmentSecretTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_and_outlives_a_restart()
    {
        string first = DevelopmentSecret.ReadOrMake(_folder.File("data"));
        string second = DevelopmentSecret.ReadOrMake(_folder.File("data"));

        Assert.Equal(first, second);
        Assert.NotEqual(first, DevelopmentSecret.ReadOrMake(_folder.File("other")));
        Assert.True(first.Length >= 32);
    }

    [Fact]
    public void Only_its_owner_can_read_it()
    {
        DevelopmentSecret.ReadOrMake(_folder.Path);

        string file = Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
    }

    [Fact]
    public void A_start_that_was_cut_off_leaves_no_half_of_it()
    {
        File.WriteAllText(DevelopmentSecret.FileIn(_folder.Path) + ".new", "half");

        string secret = DevelopmentSecret.ReadOrMake(_folder.Path);

        Assert.Equal(secret, DevelopmentSecret.ReadOrMake(_folder.Path));
        string file = Assert.Single(Directory.GetFiles(_folder.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
    }

    [Fact]
    public void A_damaged_file_is_a_wrong_setting()
    {
        File.WriteAllText(DevelopmentSecret.FileIn(_folder.Path), "short");

        SettingsException refused = Assert.Throws<SettingsException>(() => DevelopmentSecret.ReadOrMake(_folder.Path));

        Assert.Contains("Delete the file", Assert.Single(refused.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_in_Development_uses_it_and_says_so_once()
    {
        await using OperationsApp server = await OperationsApp.StartAsync();

        Assert.StartsWith(DevelopmentSecret.Prefix, server.App.Configuration["Parley:Auth:JwtSecret"], StringComparison.Ordinal);
        CapturedLog line = Assert.Single(server.Logs.All, static log => log.Message.StartsWith("JWT_SECRET is not set", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Information, line.Level);
    }

    [Fact]
    public async Task A_server_with_a_secret_makes_none()
    {
        await using OperationsApp server = await OperationsApp.StartAsync(settings: [("JWT_SECRET", ServerProcess.Secret), ("CORS_ORIGINS", "*")]);

        Assert.False(Directory.Exists(Path.Combine(server.App.Environment.ContentRootPath, "data")));
        Assert.Single(server.Logs.All, static log => log.Level is LogLevel.Warning && log.Message.StartsWith("CORS_ORIGINS is *", StringComparison.Ordinal));
    }
}
