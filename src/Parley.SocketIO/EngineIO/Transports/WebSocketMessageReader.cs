using System.Buffers;
using System.Text.Unicode;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>
/// Turns the bytes of a client into messages (RFC 6455, sections 5.4 to 5.6): unmasks, joins fragments, checks sizes and UTF-8. It does no
/// input or output, and between messages it holds no buffer.
/// </summary>
internal sealed class WebSocketMessageReader : IDisposable
{
    /// <summary>As many as npm's <c>ws</c> allows; bounds the work that empty fragments can cause.</summary>
    public const int MaxFragments = 16 * 1024;

    private const int InitialBufferSize = 4096;

    private readonly long _maxPayload;
    private byte[]? _buffer;
    private int _start;
    private int _end;
    private byte[]? _message;
    private int _messageLength;
    private int _fragments;
    private WebSocketOpcode _fragmented;

    public WebSocketMessageReader(long maxPayload)
    {
        _maxPayload = maxPayload;
    }

    /// <summary>Nothing is half read: the connection can wait without a buffer.</summary>
    public bool IsIdle => _start == _end && _message is null;

    /// <summary>Where the next bytes of the connection go.</summary>
    public Memory<byte> GetMemory()
    {
        _buffer ??= ArrayPool<byte>.Shared.Rent(InitialBufferSize);
        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        return _buffer.AsMemory(_end);
    }

    public void Advance(int count) => _end += count;

    /// <summary>Gives the read buffer back; only when <see cref="IsIdle"/>.</summary>
    public void ReleaseBuffer()
    {
        Return(ref _buffer);
        _start = _end = 0;
    }

    public void Dispose()
    {
        Return(ref _buffer);
        Return(ref _message);
    }

    public bool TryRead(out WebSocketMessage message)
    {
        while (TryReadFrame(out WebSocketFrameHeader header, out Memory<byte> payload))
        {
            WebSocketMask.Apply(payload.Span, header.Mask);
            if (header.IsControl)
            {
                message = new WebSocketMessage(header.Opcode, payload);
                return true;
            }

            if (TryComplete(header, payload, out message))
            {
                return true;
            }
        }

        message = default;
        return false;
    }

    private bool TryReadFrame(out WebSocketFrameHeader header, out Memory<byte> payload)
    {
        payload = default;
        if (_fragmented == default && _message is not null)
        {
            // The joined message that was handed out last is done with.
            Return(ref _message);
            _messageLength = 0;
        }

        if (!WebSocketFrameHeader.TryRead(_buffer.AsSpan(_start, _end - _start), out header))
        {
            return false;
        }

        CheckSequence(header);
        int length = (int)header.PayloadLength;
        if (_end - _start - header.HeaderLength < length)
        {
            return false;
        }

        payload = _buffer.AsMemory(_start + header.HeaderLength, length);
        _start += header.HeaderLength + length;
        return true;
    }

    private void CheckSequence(WebSocketFrameHeader header)
    {
        if (header.IsControl)
        {
            return;
        }

        bool continues = header.Opcode == WebSocketOpcode.Continuation;
        if (continues != (_fragmented != default))
        {
            throw new ProtocolException("Frame out of sequence", WebSocketCloseCode.ProtocolError);
        }

        if (header.PayloadLength > _maxPayload - (continues ? _messageLength : 0))
        {
            throw new ProtocolException("Message larger than maxPayload", WebSocketCloseCode.TooBig);
        }
    }

    private bool TryComplete(WebSocketFrameHeader header, Memory<byte> payload, out WebSocketMessage message)
    {
        message = default;
        if (header.IsFinal && _fragmented == default)
        {
            message = Complete(header.Opcode, payload);
            return true;
        }

        if (++_fragments > MaxFragments)
        {
            throw new ProtocolException("Too many fragments", WebSocketCloseCode.PolicyViolation);
        }

        if (_fragmented == default)
        {
            _fragmented = header.Opcode;
        }

        Append(payload.Span);
        if (!header.IsFinal)
        {
            return false;
        }

        message = Complete(_fragmented, _message.AsMemory(0, _messageLength));
        _fragmented = default;
        _fragments = 0;
        return true;
    }

    private static WebSocketMessage Complete(WebSocketOpcode opcode, Memory<byte> data)
    {
        if (opcode == WebSocketOpcode.Text && !Utf8.IsValid(data.Span))
        {
            throw new ProtocolException("Text is not UTF-8", WebSocketCloseCode.InvalidPayload);
        }

        return new WebSocketMessage(opcode, data);
    }

    private void Append(ReadOnlySpan<byte> payload)
    {
        int needed = _messageLength + payload.Length;
        if (_message is null || _message.Length < needed)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _messageLength));
            _message.AsSpan(0, _messageLength).CopyTo(larger);
            Return(ref _message);
            _message = larger;
        }

        payload.CopyTo(_message.AsSpan(_messageLength));
        _messageLength = needed;
    }

    /// <summary>
    /// Moves what is unread to the front, or doubles the buffer when it is full: memory follows the bytes that came, never the length that
    /// a header claims.
    /// </summary>
    private void MakeRoom()
    {
        byte[] target = _start > 0 ? _buffer! : ArrayPool<byte>.Shared.Rent(2 * _buffer!.Length);
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        if (target != _buffer)
        {
            Return(ref _buffer);
            _buffer = target;
        }

        _end -= _start;
        _start = 0;
    }

    private static void Return(ref byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = null;
        }
    }
}
