using Parley.SocketIO.EngineIO;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>A binary packet whose attachments are still on their way. Due when they take too long.</summary>
internal sealed class BinaryAssembly : TimerEntry
{
    private readonly EngineSession _session;
    private readonly byte[] _payload;
    private readonly ReadOnlyMemory<byte>[] _attachments;
    private int _count;

    public BinaryAssembly(EngineSession session, Socket socket, SocketPacket packet, PayloadShape shape, TimeSpan timeout)
    {
        _session = session;
        _payload = packet.Payload.ToArray();
        _attachments = new ReadOnlyMemory<byte>[packet.Attachments];
        Socket = socket;
        Type = packet.Type;
        AckId = packet.AckId;
        Shape = shape;
        session.Server.Timers.Schedule(this, timeout);
    }

    public Socket Socket { get; }

    public SocketPacketType Type { get; }

    public long AckId { get; }

    public PayloadShape Shape { get; }

    public ReadOnlySpan<byte> Payload => _payload;

    public IReadOnlyList<ReadOnlyMemory<byte>> Attachments => _attachments;

    /// <returns>True when the packet is complete.</returns>
    public bool Add(ReadOnlySpan<byte> data)
    {
        _attachments[_count++] = data.ToArray();
        if (_count < _attachments.Length)
        {
            return false;
        }

        Stop();
        return true;
    }

    public void Stop() => _session.Server.Timers.Cancel(this);

    public override void OnDue() => _session.Abort(DisconnectReason.ParseError);
}
