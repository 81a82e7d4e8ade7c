using System.Buffers.Binary;
using BenchmarkDotNet.Attributes;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.Bench.Micro;

/// <summary>From the bytes of a connection to an unmasked message; the buffer is rented and given back as the transport does it.</summary>
public class WebSocketReadBenchmarks
{
    private readonly WebSocketMessageReader _reader = new(maxPayload: 1_000_000);
    private byte[] _frame = [];

    [Params(100, 1_024, 65_536)]
    public int Length { get; set; }

    [GlobalSetup]
    public void MakeFrame()
    {
        int extra = Length <= ushort.MaxValue ? 2 : 8;
        int lengthBytes = Length < 126 ? 0 : extra;
        _frame = new byte[2 + lengthBytes + 4 + Length];
        _frame[0] = 0x81;
        _frame[1] = (byte)(0x80 | lengthBytes switch { 0 => Length, 2 => 126, _ => 127 });
        if (lengthBytes == 2)
        {
            BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(2), (ushort)Length);
        }
        else if (lengthBytes == 8)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_frame.AsSpan(2), (ulong)Length);
        }

        // The mask's four bytes are the same, and so are the payload's.
        _frame.AsSpan(2 + lengthBytes, 4).Fill(0x5a);
        _frame.AsSpan(2 + lengthBytes + 4).Fill((byte)'x' ^ 0x5a);
    }

    [Benchmark]
    public int ReadMessage()
    {
        ReadOnlySpan<byte> rest = _frame;
        WebSocketMessage message;
        do
        {
            Span<byte> room = _reader.GetMemory().Span;
            int count = Math.Min(room.Length, rest.Length);
            rest[..count].CopyTo(room);
            rest = rest[count..];
            _reader.Advance(count);
        }
        while (!_reader.TryRead(out message));

        int length = message.Data.Length;
        _reader.TryRead(out _);
        _reader.ReleaseBuffer();
        return length;
    }

    [GlobalCleanup]
    public void CleanUp() => _reader.Dispose();
}
