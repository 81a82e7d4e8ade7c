using Microsoft.Extensions.DependencyInjection;

namespace Parley.SocketIO;

/// <summary>A socket that has gone, for the handlers of <see cref="NamespaceEvents.OnDisconnect(Func{DisconnectContext, Task})"/>.</summary>
public sealed class DisconnectContext : IAsyncDisposable
{
    private AsyncServiceScope? _scope;

    internal DisconnectContext(Socket socket, DisconnectReason reason, IReadOnlyList<string> rooms)
    {
        Socket = socket;
        Reason = reason;
        Rooms = rooms;
    }

    /// <summary>The socket; nothing can be sent to it any more.</summary>
    public Socket Socket { get; }

    /// <summary>Why it ended.</summary>
    public DisconnectReason Reason { get; }

    /// <summary>The rooms that it was in.</summary>
    public IReadOnlyList<string> Rooms { get; }

    /// <summary>Services of a scope that lasts as long as the handlers run.</summary>
    public IServiceProvider Services => (_scope ??= Socket.Namespace.Server.Services.CreateAsyncScope()).ServiceProvider;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _scope is { } scope ? scope.DisposeAsync() : default;
}
