using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO;

/// <summary>The packets of one session that wait for its transport: a ring, used under the session's lock.</summary>
internal sealed class OutboundQueue
{
    private const int InitialCapacity = 8;

    private OutboundPacket[] _ring = new OutboundPacket[InitialCapacity];
    private int _head;

    public int Count { get; private set; }

    /// <summary>The size of the frames that wait, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>
    /// Adds a packet with its attachments, unless what waits already has reached a limit. It is the waiting that is limited, not the size of
    /// one packet.
    /// </summary>
    public bool TryAdd(OutboundPacket packet, OutboundPacket[]? attachments, EngineIOOptions options)
    {
        if (Bytes >= options.MaxQueuedBytes || Count >= options.MaxQueuedPackets)
        {
            return false;
        }

        Add(packet);
        foreach (OutboundPacket attachment in attachments ?? [])
        {
            Add(attachment);
        }

        return true;
    }

    public void Add(OutboundPacket packet)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }

        _ring[(_head + Count) & (_ring.Length - 1)] = packet;
        Count++;
        Bytes += packet.Frame.Length;
    }

    public OutboundPacket Peek() => _ring[_head];

    public OutboundPacket Take()
    {
        OutboundPacket packet = _ring[_head];
        _ring[_head] = null!;
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        Bytes -= packet.Frame.Length;
        return packet;
    }

    private void Grow()
    {
        var larger = new OutboundPacket[2 * _ring.Length];
        for (int i = 0; i < Count; i++)
        {
            larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        }

        _ring = larger;
        _head = 0;
    }
}
