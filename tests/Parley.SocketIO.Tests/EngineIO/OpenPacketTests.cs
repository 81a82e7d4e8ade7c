using System.Text;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class OpenPacketTests
{
    [Fact]
    public void It_tells_the_client_the_settings()
    {
        var options = new EngineIOOptions
        {
            PingInterval = TimeSpan.FromSeconds(1.5),
            PingTimeout = TimeSpan.FromMilliseconds(700),
            MaxPayload = 2_000,
        };

        Assert.Equal(
            """0{"sid":"abc","upgrades":["websocket"],"pingInterval":1500,"pingTimeout":700,"maxPayload":2000}""",
            Encoding.UTF8.GetString(new OpenPacket(options).Write("abc", mayUpgrade: true).Payload.Span));
    }

    [Fact]
    public void Without_upgrades_the_list_of_them_is_empty()
    {
        string packet = Encoding.UTF8.GetString(new OpenPacket(new EngineIOOptions()).Write("abc", mayUpgrade: false).Payload.Span);

        Assert.Contains("\"upgrades\":[]", packet, StringComparison.Ordinal);
    }
}
