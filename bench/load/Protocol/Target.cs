using System.Net;
using System.Net.Sockets;

namespace Parley.Bench.Load.Protocol;

/// <summary>The server and the namespace that connections go to.</summary>
internal sealed class Target
{
    /// <summary>Linux has some 28,000 ephemeral ports for each pair of addresses.</summary>
    private const int ConnectionsPerAddress = 20_000;

    private readonly IPEndPoint _address;

    /// <param name="url">The server's address.</param>
    /// <param name="namespace">The namespace, or the path of the hub.</param>
    /// <param name="kind">What it is.</param>
    public Target(string url, string @namespace, TargetKind kind = TargetKind.Parley)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || !IPAddress.TryParse(uri.Host, out IPAddress? address))
        {
            throw new UsageException("--url must look like http://127.0.0.1:8080.");
        }

        Url = uri;
        _address = new IPEndPoint(address, uri.Port);
        Kind = kind;
        Wire = kind == TargetKind.SignalR ? new SignalRWire(new Uri(uri, @namespace)) : new SocketIOWire(uri, @namespace);
    }

    public Uri Url { get; }

    public TargetKind Kind { get; }

    /// <summary>What is spoken with it.</summary>
    public Wire Wire { get; }

    /// <summary>The target that <c>--url</c> and <c>--target</c> name.</summary>
    public static Target Parse(Arguments arguments, string @namespace) =>
        new(arguments.Text("url"), @namespace, ParseKind(arguments.Text("target", "parley")));

    /// <summary>A loopback connection is there when the call returns: the kernel completes it without the server.</summary>
    public Socket Connect(int index)
    {
        var socket = new Socket(_address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (index >= ConnectionsPerAddress && IPAddress.IsLoopback(_address.Address))
            {
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(1 + (index / ConnectionsPerAddress))]), 0));
            }

            socket.Connect(_address);
            socket.Blocking = false;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static TargetKind ParseKind(string name) => name switch
    {
        "parley" => TargetKind.Parley,
        "socketio" => TargetKind.SocketIO,
        "signalr" => TargetKind.SignalR,
        _ => throw new UsageException("--target must be parley, socketio or signalr."),
    };
}
