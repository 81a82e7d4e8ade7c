namespace Parley.SocketIO;

/// <summary>
/// What the handlers of one connection hold while they run. Past a limit the connection is not read until enough of them, whichever, have
/// finished; that is the backpressure on a client that asks faster than it is served.
/// </summary>
internal sealed class RunningHandlers
{
    private readonly int _maxCount;
    private readonly long _maxBytes;
    private int _count;
    private long _bytes;
    private bool _stopped;
    private TaskCompletionSource? _belowLimit;

    public RunningHandlers(int maxCount, long maxBytes)
    {
        _maxCount = maxCount;
        _maxBytes = maxBytes;
    }

    private bool IsAtLimit => _count >= _maxCount || _bytes >= _maxBytes;

    public void Begin(int bytes)
    {
        lock (this)
        {
            _count++;
            _bytes += bytes;
        }
    }

    public void End(int bytes)
    {
        TaskCompletionSource? signal = null;
        lock (this)
        {
            _count--;
            _bytes -= bytes;
            if (!IsAtLimit)
            {
                signal = _belowLimit;
                _belowLimit = null;
            }
        }

        signal?.TrySetResult();
    }

    /// <summary>The connection has ended: whoever waits to read on need not.</summary>
    public void StopWaiting()
    {
        TaskCompletionSource? signal;
        lock (this)
        {
            _stopped = true;
            signal = _belowLimit;
            _belowLimit = null;
        }

        signal?.TrySetResult();
    }

    /// <summary>Completes at once unless a limit is reached.</summary>
    public ValueTask WaitForRoomAsync()
    {
        lock (this)
        {
            if (!IsAtLimit || _stopped)
            {
                return default;
            }

            _belowLimit ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_belowLimit.Task);
        }
    }
}
