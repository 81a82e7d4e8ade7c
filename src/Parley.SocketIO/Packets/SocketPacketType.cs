namespace Parley.SocketIO.Packets;

/// <summary>The first digit of a Socket.IO packet (protocol revision 5, "Packet types").</summary>
internal enum SocketPacketType : byte
{
    Connect = (byte)'0',
    Disconnect = (byte)'1',
    Event = (byte)'2',
    Ack = (byte)'3',
    ConnectError = (byte)'4',
    BinaryEvent = (byte)'5',
    BinaryAck = (byte)'6',
}
