using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>
/// A Socket.IO server: its namespaces. Registered by <see cref="SocketIOServiceCollectionExtensions.AddSocketIO"/> as a singleton, so that any
/// service can send to clients.
/// </summary>
public sealed class SocketServer
{
    private readonly ConcurrentDictionary<string, Namespace> _namespaces = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private volatile (Func<string, bool> Matches, NamespaceEvents Events)[] _patterns = [];

    internal SocketServer(SocketIOOptions options, IServiceScopeFactory services, SocketIOMetrics metrics, ILoggerFactory loggers)
    {
        Options = options;
        Services = services;
        Metrics = metrics;
        Logger = loggers.CreateLogger<SocketServer>();
        Default = Of("/");
    }

    /// <summary>The default namespace, <c>/</c>.</summary>
    public Namespace Default { get; }

    /// <summary>The names of the namespaces that exist now, those made by a pattern included.</summary>
    public ICollection<string> NamespaceNames => _namespaces.Keys;

    internal SocketIOOptions Options { get; }

    internal IServiceScopeFactory Services { get; }

    internal SocketIOMetrics Metrics { get; }

    internal ILogger Logger { get; }

    /// <summary>
    /// Gets a namespace; the first call makes it, so that clients can join it. One that matches a pattern does what the pattern says, and stays
    /// from then on; to send to one that may not exist, use <see cref="Find"/>.
    /// </summary>
    /// <param name="name">The name; a leading slash is added when it is missing.</param>
    public Namespace Of(string name)
    {
        string fullName = WithSlash(name);
        lock (_gate)
        {
            Namespace @namespace = _namespaces.GetValueOrDefault(fullName) ?? Make(fullName, FindPattern(fullName));
            @namespace.IsPermanent = true;
            return @namespace;
        }
    }

    /// <summary>Finds a namespace without making it.</summary>
    /// <param name="name">The name; a leading slash is added when it is missing.</param>
    /// <returns>The namespace, or null when nobody has asked for it and no client is in it.</returns>
    public Namespace? Find(string name) => _namespaces.GetValueOrDefault(WithSlash(name));

    /// <summary>
    /// Lets clients join every namespace whose name matches. Such a namespace comes into being with its first socket and goes with its last.
    /// </summary>
    /// <param name="pattern">The pattern, matched against the name with its leading slash. Patterns are asked in the order of their registration.</param>
    /// <returns>What all these namespaces do; complete it before clients connect.</returns>
    public NamespaceEvents OfPattern(Regex pattern) => OfPattern(pattern.IsMatch);

    /// <inheritdoc cref="OfPattern(Regex)"/>
    /// <param name="matches">Decides on the name with its leading slash.</param>
    public NamespaceEvents OfPattern(Func<string, bool> matches)
    {
        var events = new NamespaceEvents();
        lock (_gate)
        {
            _patterns = [.. _patterns, (matches, events)];
        }

        return events;
    }

    /// <summary>
    /// Begins a batch: what this thread sends until the result is disposed goes out in one write for each client, which costs less than a write for
    /// each event. For many events at once, such as those of one transaction. Dispose it on the same thread, with nothing awaited in between;
    /// a batch within a batch ends with the outer one.
    /// </summary>
    public static IDisposable BeginBatch() => SendBatch.Begin();

    internal IEngineReceiver Accept(EngineSession session) => new SocketConnection(this, session);

    /// <summary>
    /// The namespace that a client wants to join, or null. One of a pattern counts the client as its user until <see cref="Release"/>.
    /// </summary>
    internal Namespace? Acquire(string name)
    {
        if (_namespaces.TryGetValue(name, out Namespace? existing) && existing.IsPermanent)
        {
            return existing;
        }

        // Outside the lock: it is the application's code.
        NamespaceEvents? pattern = FindPattern(name);
        lock (_gate)
        {
            Namespace? @namespace = _namespaces.GetValueOrDefault(name) ?? (pattern is null ? null : Make(name, pattern));
            if (@namespace is { IsPermanent: false })
            {
                @namespace.Users++;
            }

            return @namespace;
        }
    }

    /// <summary>A socket has left a namespace; one that only a pattern made goes with the last.</summary>
    internal void Release(Namespace left)
    {
        lock (_gate)
        {
            if (!left.IsPermanent && --left.Users == 0)
            {
                _namespaces.TryRemove(new KeyValuePair<string, Namespace>(left.Name, left));
            }
        }
    }

    private static string WithSlash(string name) => name.StartsWith('/') ? name : "/" + name;

    private NamespaceEvents? FindPattern(string name)
    {
        foreach ((Func<string, bool> matches, NamespaceEvents events) in _patterns)
        {
            if (matches(name))
            {
                return events;
            }
        }

        return null;
    }

    private Namespace Make(string name, NamespaceEvents? pattern)
    {
        var made = new Namespace(this, name);
        if (pattern is not null)
        {
            made.CopyFrom(pattern);
        }

        _namespaces[name] = made;
        return made;
    }
}
