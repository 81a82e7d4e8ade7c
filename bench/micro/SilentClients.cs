using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.SocketIO;
using Parley.SocketIO.EngineIO;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.Bench.Micro;

/// <summary>A server with real sessions on real WebSocket transports, over streams that take everything and throw it away.</summary>
internal sealed class SilentClients : IDisposable
{
    public const string Room = "room";

    private readonly ServiceProvider _services;
    private readonly EngineServer _engine;
    private readonly List<Task> _running = [];

    public SilentClients()
    {
        _services = new ServiceCollection().AddSocketIO(Configure).BuildServiceProvider();
        Server = _services.GetRequiredService<SocketServer>();
        _engine = new EngineServer(
            Server.Options, Server.Accept, _services.GetRequiredService<TimerWheel>(), Server.Metrics, NullLogger.Instance);
    }

    public SocketServer Server { get; }

    /// <summary>Opens connections that join the default namespace and a room there.</summary>
    public void Connect(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Connect();
        }

        foreach (Socket socket in Server.Default.Sockets)
        {
            socket.Join(Room);
        }

        int joined = Server.Default.To(Room).FetchSockets().Count;
        if (joined != count)
        {
            throw new InvalidOperationException($"{joined} of {count} clients are in the room.");
        }
    }

    public void Dispose() => _services.Dispose();

    private static void Configure(SocketIOOptions options)
    {
        // Nobody answers a ping, so there must not be one.
        options.PingInterval = TimeSpan.FromDays(1);
        options.Json.TypeInfoResolverChain.Insert(0, MicroJsonContext.Default);
    }

    private void Connect()
    {
        var session = new EngineSession(_engine, new Handshake(new DefaultHttpContext(), DateTimeOffset.UnixEpoch));
        var transport = new WebSocketTransport(session, new SilentStream(), new HttpRequestLifetimeFeature(), socket: null);
        session.Open(transport, OutboundPacket.Noop, Server.Accept);
        _running.Add(transport.RunAsync());
    }
}
