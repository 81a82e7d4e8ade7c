using System.Net.WebSockets;
using System.Text;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

/// <summary>Packets over .NET's own WebSocket client, which speaks TLS and HTTP/2.</summary>
internal static class PacketSockets
{
    public static Task SendPacketAsync(this ClientWebSocket client, string packet) => client
        .SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken)
        .Within("room for a packet");

    public static async Task<string> ReceivePacketAsync(this ClientWebSocket client)
    {
        byte[] buffer = new byte[4_096];
        WebSocketReceiveResult result = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken).Within("a packet");
        return result.MessageType == WebSocketMessageType.Close ? "close" : Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    /// <summary>Opens a session and joins the default namespace.</summary>
    public static async Task JoinAsync(this ClientWebSocket client)
    {
        Assert.StartsWith("0{", await client.ReceivePacketAsync(), StringComparison.Ordinal);
        await client.SendPacketAsync("40");
        Assert.StartsWith("40{", await client.ReceivePacketAsync(), StringComparison.Ordinal);
    }
}
