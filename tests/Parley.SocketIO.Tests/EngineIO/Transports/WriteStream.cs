using System.Text;
using System.Threading.Tasks.Sources;

namespace Parley.SocketIO.Tests.EngineIO.Transports;

/// <summary>
/// Takes short frames. A write with <see cref="OnWrite"/> is not yet complete when it is looked at first, and is when it is looked at again: as one
/// that another thread completes just then.
/// </summary>
internal sealed class WriteStream : Stream
{
    /// <summary>What is told in the next write, once.</summary>
    public Action? OnWrite { get; set; }

    /// <summary>The payloads of the frames.</summary>
    public List<string> Messages { get; } = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (ReadOnlySpan<byte> rest = buffer.Span; !rest.IsEmpty; rest = rest[(2 + rest[1])..])
        {
            Messages.Add(Encoding.UTF8.GetString(rest.Slice(2, rest[1])));
        }

        if (OnWrite is not { } onWrite)
        {
            return default;
        }

        OnWrite = null;
        onWrite();
        return new ValueTask(new LateCompletion(), 0);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private sealed class LateCompletion : IValueTaskSource
    {
        private bool _wasLookedAt;

        public ValueTaskSourceStatus GetStatus(short token)
        {
            ValueTaskSourceStatus status = _wasLookedAt ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;
            _wasLookedAt = true;
            return status;
        }

        public void GetResult(short token)
        {
        }

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            throw new InvalidOperationException("It is complete by now.");
    }
}
