using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>An event of a client, for its handler. It must not be used after the handler has completed.</summary>
public sealed class EventContext
{
    private readonly byte[] _buffer;
    private readonly long _ackId;
    private AsyncServiceScope? _scope;
    private int _acknowledged;

    internal EventContext(
        Socket socket, string eventName, long ackId, ReadOnlySpan<byte> arguments, int count, IReadOnlyList<ReadOnlyMemory<byte>> attachments)
    {
        Socket = socket;
        EventName = eventName;
        _ackId = ackId;
        _buffer = ArrayPool<byte>.Shared.Rent(arguments.Length);
        arguments.CopyTo(_buffer);
        Size = arguments.Length;
        for (int i = 0; i < attachments.Count; i++)
        {
            Size += attachments[i].Length;
        }

        Arguments = new EventArguments(
            _buffer.AsMemory(0, arguments.Length), count, attachments, socket.Namespace.Server.Options.Json);
    }

    /// <summary>The socket that sent the event.</summary>
    public Socket Socket { get; }

    /// <summary>The event's name.</summary>
    public string EventName { get; }

    /// <summary>The arguments behind the name, without the client's callback.</summary>
    public EventArguments Arguments { get; }

    /// <summary>Whether the client passed a callback.</summary>
    public bool WantsAck => _ackId != SocketPacket.NoAck;

    /// <summary>Services of a scope that lasts as long as the handler runs.</summary>
    public IServiceProvider Services => (_scope ??= Socket.Namespace.Server.Services.CreateAsyncScope()).ServiceProvider;

    /// <summary>Canceled when the socket disconnects.</summary>
    public CancellationToken CancellationToken => Socket.Disconnected;

    /// <summary>Acknowledges the event without a value. Ignored when no acknowledgement was asked for, or one was sent.</summary>
    public void Ack()
    {
        if (MayAck)
        {
            SendAck(ArgumentEncoder.Begin(Arguments.Json, eventName: null));
        }
    }

    /// <summary>Acknowledges the event with one value. Ignored when no acknowledgement was asked for, or one was sent.</summary>
    /// <typeparam name="T">The value's type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <param name="value">What the client's callback gets.</param>
    public void Ack<T>(T value)
    {
        if (MayAck)
        {
            SendAck(ArgumentEncoder.Begin(Arguments.Json, eventName: null).Add(value));
        }
    }

    /// <summary>Acknowledges the event with JSON as it is. Ignored when no acknowledgement was asked for, or one was sent.</summary>
    /// <param name="utf8Arguments">Valid JSON values with commas between them, in UTF-8; it is not checked.</param>
    /// <param name="attachments">The binary data that placeholders in the JSON refer to.</param>
    public void AckRaw(ReadOnlySpan<byte> utf8Arguments, IReadOnlyList<ReadOnlyMemory<byte>>? attachments = null)
    {
        if (MayAck)
        {
            SendAck(ArgumentEncoder.Begin(Arguments.Json, eventName: null).AddRaw(utf8Arguments, attachments ?? [], isFirst: true));
        }
    }

    /// <summary>What the event holds while its handler runs, in bytes.</summary>
    internal int Size { get; }

    /// <summary>Gives back what the event held; called once, after the handler.</summary>
    internal ValueTask ReleaseAsync()
    {
        Arguments.Release();
        ArrayPool<byte>.Shared.Return(_buffer);
        return _scope is { } scope ? scope.DisposeAsync() : default;
    }

    private bool MayAck => WantsAck && _acknowledged == 0;

    private void SendAck(ArgumentEncoder encoder)
    {
        ReadOnlySpan<byte> json = encoder.End(out OutboundPacket[]? attachments);
        if (Interlocked.Exchange(ref _acknowledged, 1) != 0)
        {
            return;
        }

        OutboundPacket packet = SocketPacketWriter.WriteAck(Socket.Namespace.PacketPrefix, _ackId, json, attachments?.Length ?? 0);
        Socket.Send(packet, attachments, isVolatile: false);
    }
}
