using Microsoft.Extensions.DependencyInjection;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>A client that wants to join a namespace, while the middleware decides.</summary>
public sealed class ConnectContext : IAsyncDisposable
{
    private readonly EventArguments _auth;
    private AsyncServiceScope? _scope;
    private bool _passed;

    internal ConnectContext(Socket socket, EventArguments auth)
    {
        Socket = socket;
        _auth = auth;
    }

    /// <summary>
    /// The socket to be. It may join rooms and be given <see cref="Socket.Data"/> already; what is emitted to it meanwhile arrives right after
    /// the answer to its CONNECT.
    /// </summary>
    public Socket Socket { get; }

    /// <summary>What the first HTTP request of the connection said.</summary>
    public Handshake Handshake => Socket.Handshake;

    /// <summary>The CONNECT payload in UTF-8, what the client passed as <c>auth</c>; <c>{}</c> when it passed nothing.</summary>
    public ReadOnlyMemory<byte> Auth => _auth.Utf8;

    /// <summary>Services of a scope that lasts as long as the middleware runs.</summary>
    public IServiceProvider Services => (_scope ??= Socket.Namespace.Server.Services.CreateAsyncScope()).ServiceProvider;

    /// <summary>Canceled when the connection ends meanwhile.</summary>
    public CancellationToken CancellationToken => Socket.Disconnected;

    internal ConnectRefusal? Refusal { get; private set; }

    /// <summary>Reads the CONNECT payload.</summary>
    /// <typeparam name="T">Its type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <exception cref="InvalidArgumentsException">
    /// The payload has another shape. Not caught, it refuses the client with the exception's message.
    /// </exception>
    public T GetAuth<T>() => _auth.Get<T>(0);

    /// <summary>Refuses the client: it gets CONNECT_ERROR, its <c>connect_error</c> event (protocol revision 5, "Connection to a namespace").</summary>
    /// <param name="message">The error's message.</param>
    /// <param name="data">Further details for the client; null for none.</param>
    /// <param name="closeConnection">Whether to close the underlying connection as well, unless another namespace on it is connected.</param>
    public void Refuse(string message, object? data = null, bool closeConnection = false) =>
        Refusal = new ConnectRefusal(message, data, closeConnection);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _scope is { } scope ? scope.DisposeAsync() : default;

    internal Task Pass()
    {
        _passed = true;
        return Task.CompletedTask;
    }

    /// <summary>Whether the client may connect: all middleware passed it on, and none refused it.</summary>
    internal bool IsAccepted() => _passed && Refusal is null;
}
