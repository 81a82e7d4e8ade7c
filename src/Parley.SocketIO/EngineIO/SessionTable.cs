using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parley.SocketIO.EngineIO;

/// <summary>The open sessions of one endpoint by their id.</summary>
internal sealed class SessionTable
{
    private readonly ConcurrentDictionary<string, EngineSession> _sessions = new(StringComparer.Ordinal);

    public int Count => _sessions.Count;

    public void Add(EngineSession session) => _sessions[session.Id] = session;

    public void Remove(EngineSession session) => _sessions.TryRemove(session.Id, out _);

    public bool TryGet(string id, [NotNullWhen(true)] out EngineSession? session) => _sessions.TryGetValue(id, out session);

    public EngineSession[] Snapshot() => [.. _sessions.Values];
}
