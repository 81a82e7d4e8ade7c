using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

/// <summary>Packets that pass by the web server's buffers, and connections where they must not. Slow clients are in <see cref="SlowReaderTests"/>.</summary>
public sealed class WriteToSocketTests
{
    [Fact]
    public async Task Many_senders_at_once_break_no_frame()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(options: static options => options.WriteToSocket = true);
        await using RawWebSocket client = await server.JoinAsync();
        string[] expected = [.. Enumerable.Range(0, 2_000).Select(static i => $$"""42["news",{{i}}]""")];

        Task sending = Parallel.ForAsync(0, 2_000, (i, _) =>
        {
            server.Sockets.Default.Emit("news", i);
            return ValueTask.CompletedTask;
        });
        List<string> received = [];
        while (received.Count < expected.Length)
        {
            received.Add(await client.ReceiveAsync());
        }

        await sending;
        Assert.Equal(expected.Order(StringComparer.Ordinal), received.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_encrypted_connection_stays_so()
    {
        using X509Certificate2 certificate = NewCertificate();
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.On<string, string>("echo", static (_, text) => text),
            static options => options.WriteToSocket = true,
            certificate: certificate);
        using var client = new ClientWebSocket();
#pragma warning disable CA5359 // The certificate was made a moment ago, for this test.
        client.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        await client
            .ConnectAsync(new Uri($"wss://{server.Address.Authority}/socket.io/?EIO=4&transport=websocket"), TestContext.Current.CancellationToken)
            .Within("a WebSocket over TLS");

        await client.JoinAsync();
        await client.SendPacketAsync("""420["echo","secret"]""");
        Assert.Equal("""430["secret"]""", await client.ReceivePacketAsync());
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
