using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Parley.Bench.Load.Protocol;

/// <summary>
/// One client: WebSocket (RFC 6455), Engine.IO 4 and Socket.IO 5, as far as the scenarios need them. It allocates nothing for a message
/// that comes whole.
/// </summary>
internal sealed class Connection
{
    private readonly Socket _socket;
    private readonly Target _target;
    private readonly IConnectionObserver _observer;
    private readonly ClientFrame _frame;
    private byte[] _partial = [];
    private int _partialLength;

    public Connection(int index, Socket socket, Target target, IConnectionObserver observer, ClientFrame frame)
    {
        Index = index;
        _socket = socket;
        _target = target;
        _observer = observer;
        _frame = frame;
    }

    /// <summary>The scenario's number of this connection.</summary>
    public int Index { get; }

    public ConnectionState State { get; private set; }

    public nint Handle => _socket.Handle;

    public long StartedAt { get; } = Stopwatch.GetTimestamp();

    public void Start() => Write(_target.Upgrade);

    /// <summary>Sends one Engine.IO packet; nothing when the connection has ended.</summary>
    public void Send(ReadOnlySpan<byte> packet)
    {
        if (State != ConnectionState.Closed)
        {
            Write(_frame.Write(packet));
        }
    }

    /// <summary>Reads once and handles what is whole.</summary>
    /// <param name="buffer">Room for what comes; shared by all connections of the thread.</param>
    public void OnReadable(Span<byte> buffer)
    {
        _partial.AsSpan(0, _partialLength).CopyTo(buffer);
        int received = _socket.Receive(buffer[_partialLength..], SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock)
        {
            return;
        }

        if (error != SocketError.Success || received == 0)
        {
            Fail(received == 0 ? "closed by the server" : error.ToString());
            return;
        }

        ReadOnlySpan<byte> input = buffer[..(_partialLength + received)];
        try
        {
            Keep(input[Consume(input)..]);
        }
        catch (InvalidDataException mistake)
        {
            Fail(mistake.Message);
        }
    }

    /// <summary>Ends the connection with a reset, so that its port is free at once.</summary>
    public void Close()
    {
        State = ConnectionState.Closed;
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    private int Consume(ReadOnlySpan<byte> input)
    {
        int position = 0;
        if (State == ConnectionState.Upgrading)
        {
            position = UpgradeExchange.ReadResponse(input);
            if (position == 0)
            {
                return 0;
            }

            State = ConnectionState.Opening;
        }

        while (State != ConnectionState.Closed && ServerFrame.TryRead(input[position..], out ServerFrame frame))
        {
            ReadOnlySpan<byte> payload = input.Slice(position + frame.HeaderLength, frame.PayloadLength);
            position += frame.Length;
            OnFrame(frame, payload);
        }

        return position;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        _partialLength = rest.Length;
        if (rest.Length > _partial.Length)
        {
            _partial = new byte[2 * rest.Length];
        }

        rest.CopyTo(_partial);
    }

    private void OnFrame(ServerFrame frame, ReadOnlySpan<byte> payload)
    {
        if (frame.Opcode != ServerFrame.Text || payload.IsEmpty)
        {
            throw new InvalidDataException(frame.Opcode == ServerFrame.Close ? "closed by the server" : "Neither text nor close.");
        }

        switch (payload[0])
        {
            case (byte)'0' when State == ConnectionState.Opening:
                State = ConnectionState.Joining;
                Send([.. "40"u8, .. _target.NamespacePrefix, .. _observer.ConnectPayload(this)]);
                break;
            case (byte)'2':
                Send("3"u8);
                break;
            case (byte)'4' when payload.Length > 1:
                OnPacket(payload);
                break;
            default:
                throw Unexpected(payload);
        }
    }

    private void OnPacket(ReadOnlySpan<byte> packet)
    {
        ReadOnlySpan<byte> rest = packet[2..];
        if (!rest.StartsWith(_target.NamespacePrefix))
        {
            throw Unexpected(packet);
        }

        rest = rest[_target.NamespacePrefix.Length..];
        switch (packet[1])
        {
            case (byte)'0' when State == ConnectionState.Joining && rest.StartsWith("{\"sid\":\""u8):
                State = ConnectionState.Connected;
                _observer.OnConnected(this);
                break;
            case (byte)'2' when State == ConnectionState.Connected:
                _observer.OnEvent(this, rest);
                break;
            case (byte)'3' when State == ConnectionState.Connected && Utf8Parser.TryParse(rest, out int ackId, out int digits):
                _observer.OnAck(this, ackId, rest[digits..]);
                break;
            default:
                throw Unexpected(packet);
        }
    }

    private static InvalidDataException Unexpected(ReadOnlySpan<byte> packet) =>
        new($"Unexpected packet: {Encoding.UTF8.GetString(packet[..Math.Min(packet.Length, 100)])}");

    /// <summary>
    /// What is sent is small and little of it is under way, so the kernel takes it whole unless the server has stopped reading.
    /// </summary>
    private void Write(ReadOnlySpan<byte> bytes)
    {
        int sent = _socket.Send(bytes, SocketFlags.None, out SocketError error);
        if (error != SocketError.Success || sent != bytes.Length)
        {
            Fail(error == SocketError.Success ? "The server does not read." : error.ToString());
        }
    }

    private void Fail(string reason)
    {
        ConnectionState stage = State;
        if (stage != ConnectionState.Closed)
        {
            Close();
            _observer.OnFailed(this, stage, reason);
        }
    }
}
