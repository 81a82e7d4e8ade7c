using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.EngineIO;

/// <summary>
/// What a thread sends until the batch is disposed waits in the queues of its receivers, and goes out in one write for each of them. Begun and
/// disposed on one thread, with nothing awaited in between.
/// </summary>
internal sealed class SendBatch : IDisposable
{
    [ThreadStatic]
    private static SendBatch? _ofThread;

    /// <summary>Those whose flush this thread has begun, so that nobody else does.</summary>
    private readonly List<EngineTransport> _begun = [];
    private int _depth;
    private int _packets;
    private long _bytes;

    /// <summary>Within another batch it ends with that one.</summary>
    public static SendBatch Begin()
    {
        SendBatch batch = _ofThread ??= new SendBatch();
        batch._depth++;
        return batch;
    }

    /// <summary>Takes over a flush that was begun; false where there is no batch.</summary>
    public static bool TryAdd(EngineTransport transport)
    {
        if (_ofThread is not { _depth: > 0 } batch)
        {
            return false;
        }

        batch._begun.Add(transport);
        return true;
    }

    /// <summary>Counts what was sent: before a queue could overflow by the batch alone, everything goes out.</summary>
    public static void Count(int bytes, EngineIOOptions limits)
    {
        if (_ofThread is { _depth: > 0 } batch)
        {
            batch._bytes += bytes;
            if (++batch._packets >= limits.MaxQueuedPackets / 2 || batch._bytes >= limits.MaxQueuedBytes / 2)
            {
                batch.Flush();
            }
        }
    }

    public void Dispose()
    {
        if (--_depth == 0)
        {
            Flush();
        }
    }

    private void Flush()
    {
        foreach (EngineTransport transport in _begun)
        {
            transport.Flush(only: null);
        }

        _begun.Clear();
        (_packets, _bytes) = (0, 0);
    }
}
