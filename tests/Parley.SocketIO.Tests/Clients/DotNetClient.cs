using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;
using SocketIOClient;
using SocketIOClient.Transport;

namespace Parley.SocketIO.Tests.Clients;

/// <summary>The client of the NuGet package SocketIOClient, with its events as mailboxes.</summary>
internal sealed class DotNetClient : IAsyncDisposable
{
    private readonly SocketIOClient.SocketIO _client;
    private SystemNetWebSocketsClientWebSocket? _webSocket;

    public DotNetClient(SocketServerFixture server, ClientTransport transport, string name = "/", object? auth = null)
    {
        _client = new SocketIOClient.SocketIO(new Uri(server.Address, name), new SocketIOClient.SocketIOOptions
        {
            EIO = 4,
            Auth = auth,
            Transport = transport == ClientTransport.WebSocket ? TransportProtocol.WebSocket : TransportProtocol.Polling,
            AutoUpgrade = transport == ClientTransport.Upgrade,
            ConnectionTimeout = TimeSpan.FromSeconds(10),
            ReconnectionDelay = 50,
            ReconnectionDelayMax = 100,
            ReconnectionAttempts = 100,
            RandomizationFactor = 0,
        });
        _client.ClientWebSocketProvider = () => _webSocket = new SystemNetWebSocketsClientWebSocket(eio: 4);
        _client.OnConnected += (_, _) => Connected.Add(_client.Id);
        _client.OnDisconnected += (_, reason) => Disconnected.Add(reason);
        _client.OnError += (_, message) => Errors.Add(message);
    }

    public Mailbox<string> Connected { get; } = new("the client's connection");

    public Mailbox<string> Disconnected { get; } = new("the client's disconnection");

    public Mailbox<string> Errors { get; } = new("an error of the client");

    public string Id => _client.Id;

    public static async Task<DotNetClient> ConnectAsync(
        SocketServerFixture server, ClientTransport transport, string name = "/", object? auth = null)
    {
        var client = new DotNetClient(server, transport, name, auth);
        await client.BeginConnectAsync();
        await client.Connected.NextAsync();
        return client;
    }

    /// <summary>Connects without waiting to be let in, which never happens to a client that is refused.</summary>
    public Task BeginConnectAsync() => _client.ConnectAsync().Within("the client's connection");

    public Task DisconnectAsync() => _client.DisconnectAsync().Within("the client's disconnection");

    public Mailbox<SocketIOResponse> On(string eventName)
    {
        var received = new Mailbox<SocketIOResponse>($"the event {eventName}");
        _client.On(eventName, received.Add);
        return received;
    }

    public void Answer(string eventName, Func<SocketIOResponse, object[]> answer) =>
        _client.On(eventName, question => _ = question.CallbackAsync(answer(question)));

    public async Task<SocketIOResponse> AskAsync(string eventName, params object[] arguments)
    {
        var answers = new Mailbox<SocketIOResponse>($"an acknowledgement of {eventName}");
        await _client.EmitAsync(eventName, answers.Add, arguments).Within("the sending of a question");
        return await answers.NextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        _client.Dispose();

        // Which the client does not do itself.
        _webSocket?.Dispose();
    }
}
