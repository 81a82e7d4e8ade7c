namespace Parley.Bench.Micro;

/// <summary>The stream of a client that sends one CONNECT and then only listens: what is written is done at once, and gone.</summary>
internal sealed class SilentStream : Stream
{
    /// <summary>The text <c>40</c> in a frame with a mask of zero.</summary>
    private static readonly byte[] ConnectFrame = [0x81, 0x82, 0, 0, 0, 0, (byte)'4', (byte)'0'];

    private static readonly Task<int> Never = new TaskCompletionSource<int>().Task;

    private bool _hasConnected;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_hasConnected)
        {
            return new ValueTask<int>(Never);
        }

        if (buffer.IsEmpty)
        {
            return ValueTask.FromResult(0);
        }

        _hasConnected = true;
        ConnectFrame.CopyTo(buffer);
        return ValueTask.FromResult(ConnectFrame.Length);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
