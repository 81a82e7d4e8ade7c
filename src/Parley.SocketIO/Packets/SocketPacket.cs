namespace Parley.SocketIO.Packets;

/// <summary>One decoded Socket.IO packet; the spans lie in the receive buffer.</summary>
internal readonly ref struct SocketPacket
{
    public const long NoAck = -1;

    public required SocketPacketType Type { get; init; }

    /// <summary>How many binary frames follow; 0 unless the type is binary.</summary>
    public required int Attachments { get; init; }

    /// <summary>The namespace's name in UTF-8, <c>/</c> when none is named.</summary>
    public required ReadOnlySpan<byte> Namespace { get; init; }

    /// <summary>The acknowledgement's id, or <see cref="NoAck"/>.</summary>
    public required long AckId { get; init; }

    /// <summary>The JSON as it came, empty when there is none.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }
}
