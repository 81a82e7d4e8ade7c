namespace Parley.SocketIO.Tests.Clients;

public sealed class DotNetClientOverWebSocketTests() : DotNetClientTests(ClientTransport.WebSocket);
