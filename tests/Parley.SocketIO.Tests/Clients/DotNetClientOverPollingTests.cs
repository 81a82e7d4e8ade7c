namespace Parley.SocketIO.Tests.Clients;

public sealed class DotNetClientOverPollingTests() : DotNetClientTests(ClientTransport.Polling);
