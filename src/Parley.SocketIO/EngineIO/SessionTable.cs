using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parley.SocketIO.EngineIO;

/// <summary>The open sessions of one endpoint by their id.</summary>
internal sealed class SessionTable
{
    private readonly ConcurrentDictionary<string, EngineSession> _sessions = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Kept beside the dictionary, whose own count takes all its locks.</summary>
    public int Count => _count;

    public void Add(EngineSession session)
    {
        _sessions[session.Id] = session;
        Interlocked.Increment(ref _count);
    }

    public void Remove(EngineSession session)
    {
        if (_sessions.TryRemove(session.Id, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }

    public bool TryGet(string id, [NotNullWhen(true)] out EngineSession? session) => _sessions.TryGetValue(id, out session);

    public EngineSession[] Snapshot() => [.. _sessions.Values];
}
