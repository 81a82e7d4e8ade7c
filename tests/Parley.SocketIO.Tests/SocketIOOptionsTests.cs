using System.Reflection;
using Microsoft.Extensions.Options;
using Parley.SocketIO.EngineIO;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests;

public sealed class SocketIOOptionsTests
{
    [Theory]
    [InlineData("PingInterval", 49)]
    [InlineData("PingInterval", 86_400_001)]
    [InlineData("PingTimeout", 49)]
    [InlineData("MaxPayload", 999)]
    [InlineData("MaxPayload", 100_000_001)]
    [InlineData("UpgradeTimeout", 600_001)]
    [InlineData("Transports", 0)]
    [InlineData("Transports", 4)]
    [InlineData("MaxConnections", 0)]
    [InlineData("MaxQueuedBytes", 999)]
    [InlineData("MaxQueuedPackets", 15)]
    [InlineData("ShutdownSpread", -1)]
    [InlineData("ShutdownSpread", 600_001)]
    [InlineData("ConnectTimeout", 0)]
    [InlineData("MaxNamespaces", 0)]
    [InlineData("MaxAttachments", 101)]
    [InlineData("AttachmentTimeout", 1)]
    [InlineData("MaxJsonDepth", 1)]
    [InlineData("MaxConcurrentHandlers", 0)]
    public async Task A_setting_out_of_its_range_stops_the_start_and_is_named(string setting, int value)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => SocketServerFixture.StartAsync(options: options => Set(options, setting, value)));

        Assert.Contains(setting, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/path")]
    [InlineData("https://")]
    [InlineData("https://user@shop.example")]
    [InlineData("https://shop.example#x")]
    [InlineData("")]
    public async Task An_allowed_origin_that_is_none_stops_the_start_and_is_named(string origin)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => SocketServerFixture.StartAsync(options: options => options.AllowedOrigins.Add(origin)));

        Assert.Contains($"AllowedOrigins: \"{origin}\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_wrong_settings_are_named_together()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => SocketServerFixture.StartAsync(options: static options =>
        {
            options.MaxNamespaces = 0;
            options.PingInterval = TimeSpan.Zero;
            options.Transports = EngineTransports.None;
        }));

        Assert.Equal(3, exception.Failures.Count());
    }

    [Theory]
    [InlineData("PingInterval", 50)]
    [InlineData("MaxPayload", 1_000)]
    [InlineData("MaxQueuedPackets", 16)]
    [InlineData("MaxJsonDepth", 2)]
    [InlineData("ShutdownSpread", 0)]
    public async Task A_setting_at_the_end_of_its_range_is_allowed(string setting, int value)
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(options: options => Set(options, setting, value));

        Assert.NotEqual(0, server.Address.Port);
    }

    private static void Set(SocketIOOptions options, string setting, int value)
    {
        PropertyInfo property = typeof(SocketIOOptions).GetProperty(setting)!;
        property.SetValue(options, property.PropertyType switch
        {
            Type type when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(value),
            Type { IsEnum: true } type => Enum.ToObject(type, value),
            _ => value,
        });
    }
}
