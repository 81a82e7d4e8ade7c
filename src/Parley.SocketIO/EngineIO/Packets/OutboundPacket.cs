using System.Text;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.EngineIO.Packets;

/// <summary>
/// A packet encoded once, as the WebSocket frame that every session of a broadcast shares; server frames carry no mask (RFC 6455, 5.1),
/// so the bytes are the same for all. Polling uses the payload behind the frame header.
/// </summary>
internal sealed class OutboundPacket
{
    public static readonly OutboundPacket Ping = Text("2"u8);
    public static readonly OutboundPacket ProbePong = Text("3probe"u8);
    public static readonly OutboundPacket Noop = Text("6"u8);
    public static readonly OutboundPacket Close = Text("1"u8);

    private readonly byte[] _frame;
    private readonly int _headerLength;

    private OutboundPacket(byte[] frame, int headerLength, WebSocketOpcode opcode)
    {
        _frame = frame;
        _headerLength = headerLength;
        Opcode = opcode;
    }

    public WebSocketOpcode Opcode { get; }

    public bool IsBinary => Opcode == WebSocketOpcode.Binary;

    public ReadOnlyMemory<byte> Frame => _frame;

    public ReadOnlyMemory<byte> Payload => _frame.AsMemory(_headerLength);

    public static OutboundPacket Text(ReadOnlySpan<byte> packet) => Create(WebSocketOpcode.Text, packet);

    public static OutboundPacket Binary(ReadOnlySpan<byte> data) => Create(WebSocketOpcode.Binary, data);

    public static OutboundPacket Message(string text)
    {
        byte[] packet = new byte[1 + Encoding.UTF8.GetByteCount(text)];
        packet[0] = (byte)EnginePacketType.Message;
        Encoding.UTF8.GetBytes(text, packet.AsSpan(1));
        return Text(packet);
    }

    public static OutboundPacket Create(WebSocketOpcode opcode, ReadOnlySpan<byte> payload)
    {
        OutboundPacket packet = Reserve(opcode, payload.Length, out Span<byte> reserved);
        payload.CopyTo(reserved);
        return packet;
    }

    /// <summary>A text packet whose payload the caller writes in place, before it sends the packet.</summary>
    public static OutboundPacket Reserve(int length, out Span<byte> payload) => Reserve(WebSocketOpcode.Text, length, out payload);

    private static OutboundPacket Reserve(WebSocketOpcode opcode, int length, out Span<byte> payload)
    {
        int headerLength = WebSocketFrameWriter.HeaderLength(length);
        var frame = new byte[headerLength + length];
        WebSocketFrameWriter.WriteHeader(frame, opcode, length);
        payload = frame.AsSpan(headerLength);
        return new OutboundPacket(frame, headerLength, opcode);
    }
}
