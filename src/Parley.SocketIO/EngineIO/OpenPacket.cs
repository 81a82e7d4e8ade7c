using System.Globalization;
using System.Text;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO;

/// <summary>The first packet of a session (protocol revision 4, "Handshake"). Only the id differs, so the rest is written once.</summary>
internal sealed class OpenPacket
{
    private readonly byte[] _afterIdWithUpgrade;
    private readonly byte[] _afterIdWithoutUpgrade;

    public OpenPacket(EngineIOOptions options)
    {
        _afterIdWithUpgrade = AfterId("[\"websocket\"]", options);
        _afterIdWithoutUpgrade = AfterId("[]", options);
    }

    private static ReadOnlySpan<byte> BeforeId => "0{\"sid\":\""u8;

    /// <param name="sid">The session's id; base64url needs no escaping.</param>
    /// <param name="mayUpgrade">Whether the client is offered the upgrade to WebSocket.</param>
    public OutboundPacket Write(string sid, bool mayUpgrade)
    {
        byte[] afterId = mayUpgrade ? _afterIdWithUpgrade : _afterIdWithoutUpgrade;
        OutboundPacket packet = OutboundPacket.Reserve(BeforeId.Length + sid.Length + afterId.Length, out Span<byte> payload);
        BeforeId.CopyTo(payload);
        Encoding.ASCII.GetBytes(sid, payload[BeforeId.Length..]);
        afterId.CopyTo(payload[(BeforeId.Length + sid.Length)..]);
        return packet;
    }

    private static byte[] AfterId(string upgrades, EngineIOOptions options)
    {
        string settings = string.Create(
            CultureInfo.InvariantCulture,
            $"\"upgrades\":{upgrades},\"pingInterval\":{Milliseconds(options.PingInterval)},\"pingTimeout\":{Milliseconds(options.PingTimeout)}");
        return Encoding.UTF8.GetBytes($"\",{settings},\"maxPayload\":{options.MaxPayload}}}");
    }

    private static long Milliseconds(TimeSpan duration) => (long)duration.TotalMilliseconds;
}
