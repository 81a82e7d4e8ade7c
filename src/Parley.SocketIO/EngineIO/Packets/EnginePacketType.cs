namespace Parley.SocketIO.EngineIO.Packets;

/// <summary>The first byte of an Engine.IO packet (protocol revision 4, "Packet types").</summary>
internal enum EnginePacketType : byte
{
    Open = (byte)'0',
    Close = (byte)'1',
    Ping = (byte)'2',
    Pong = (byte)'3',
    Message = (byte)'4',
    Upgrade = (byte)'5',
    Noop = (byte)'6',
}
