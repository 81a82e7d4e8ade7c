namespace Parley.SocketIO.Tests.Clients;

public sealed class DotNetClientWithUpgradeTests() : DotNetClientTests(ClientTransport.Upgrade);
