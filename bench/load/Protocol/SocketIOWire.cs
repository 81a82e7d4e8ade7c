using System.Buffers.Text;
using System.Text;

namespace Parley.Bench.Load.Protocol;

/// <summary>Engine.IO 4 and Socket.IO 5, as far as the scenarios need them.</summary>
internal sealed class SocketIOWire : Wire
{
    private readonly byte[] _upgrade;
    private readonly string _prefix;
    private readonly byte[] _utf8Prefix;

    public SocketIOWire(Uri server, string @namespace)
    {
        _upgrade = UpgradeExchange.Request(new Uri(server, "/socket.io/?EIO=4&transport=websocket"));
        _prefix = @namespace == "/" ? "" : @namespace + ",";
        _utf8Prefix = Encoding.UTF8.GetBytes(_prefix);
    }

    public override string EventEnd => "]";

    public override string EventStart(string name, int ackId) => $"42{_prefix}{ackId}[\"{name}\",";

    public override ReadOnlySpan<byte> Upgrade(Connection connection) => _upgrade;

    public override void OnUpgraded(Connection connection) => connection.State = ConnectionState.Opening;

    public override void OnMessage(Connection connection, ReadOnlySpan<byte> message)
    {
        switch (message[0])
        {
            case (byte)'0' when connection.State == ConnectionState.Opening:
                connection.State = ConnectionState.Joining;
                connection.Send([.. "40"u8, .. _utf8Prefix, .. connection.Observer.ConnectPayload(connection)]);
                break;
            case (byte)'2':
                connection.Send("3"u8);
                break;
            case (byte)'4' when message.Length > 1:
                OnPacket(connection, message);
                break;
            default:
                throw UnexpectedMessage.Of(message);
        }
    }

    private void OnPacket(Connection connection, ReadOnlySpan<byte> packet)
    {
        ReadOnlySpan<byte> rest = packet[2..];
        if (!rest.StartsWith(_utf8Prefix))
        {
            throw UnexpectedMessage.Of(packet);
        }

        rest = rest[_utf8Prefix.Length..];
        switch (packet[1])
        {
            case (byte)'0' when connection.State == ConnectionState.Joining && rest.StartsWith("{\"sid\":\""u8):
                connection.State = ConnectionState.Connected;
                connection.Observer.OnConnected(connection);
                break;
            case (byte)'2' when connection.State == ConnectionState.Connected:
                connection.Observer.OnEvent(connection, rest);
                break;
            case (byte)'3' when connection.State == ConnectionState.Connected && Utf8Parser.TryParse(rest, out int ackId, out int digits):
                connection.Observer.OnAck(connection, ackId, rest[digits..]);
                break;
            default:
                throw UnexpectedMessage.Of(packet);
        }
    }
}
