using System.Diagnostics;
using System.Net.Sockets;

namespace Parley.Bench.Load.Protocol;

/// <summary>
/// One client: WebSocket (RFC 6455), as far as the scenarios need it, and what is spoken over it. It allocates nothing for a message that
/// comes whole.
/// </summary>
internal sealed class Connection
{
    private readonly Socket _socket;
    private readonly Wire _wire;
    private readonly ClientFrame _frame;
    private byte[] _partial = [];
    private int _partialLength;
    private FragmentedMessage? _fragments;

    public Connection(int index, Socket socket, Wire wire, IConnectionObserver observer, ClientFrame frame)
    {
        Index = index;
        _socket = socket;
        _wire = wire;
        Observer = observer;
        _frame = frame;
    }

    /// <summary>The scenario's number of this connection.</summary>
    public int Index { get; }

    public IConnectionObserver Observer { get; }

    /// <summary>Set by what is spoken once the connection is a WebSocket.</summary>
    public ConnectionState State { get; set; }

    /// <summary>When a wire whose clients have to ping does so next, by <see cref="Environment.TickCount64"/>.</summary>
    public long PingDue { get; set; }

    public nint Handle => _socket.Handle;

    public long StartedAt { get; } = Stopwatch.GetTimestamp();

    public void Start() => Write(_wire.Upgrade(this));

    /// <summary>Sends one message; nothing when the connection has ended.</summary>
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

            _wire.OnUpgraded(this);
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
        bool continues = _fragments is { HasBegun: true };
        if (frame.Opcode != (continues ? ServerFrame.Continuation : ServerFrame.Text) || payload.IsEmpty)
        {
            throw new InvalidDataException(frame.Opcode == ServerFrame.Close ? "closed by the server" : "Neither text nor close.");
        }

        if (frame.IsFinal && !continues)
        {
            _wire.OnMessage(this, payload);
            return;
        }

        _fragments ??= new FragmentedMessage();
        _fragments.Add(payload);
        if (frame.IsFinal)
        {
            _wire.OnMessage(this, _fragments.End());
        }
    }

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
            Observer.OnFailed(this, stage, reason);
        }
    }
}
