using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.SocketIO.EngineIO;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.EngineIO.Transports;
using Parley.TestKit.Time;

namespace Parley.SocketIO.Tests.EngineIO.Transports;

public sealed class WebSocketWriterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TimerWheel _timers = new(new FakeTime());
    private readonly WriteStream _stream = new();
    private readonly EngineSession _session;

    public WebSocketWriterTests()
    {
        var metrics = new SocketIOMetrics(_services.GetRequiredService<IMeterFactory>());
        var server = new EngineServer(new EngineIOOptions(), static _ => new NoReceiver(), _timers, metrics, NullLogger.Instance);
        _session = new EngineSession(server, new Handshake(new DefaultHttpContext(), _timers.Time.GetUtcNow()));
        var transport = new WebSocketTransport(_session, _stream, new HttpRequestLifetimeFeature(), socket: null);
        _session.Open(transport, OutboundPacket.Text("0"u8), static _ => new NoReceiver());
    }

    public void Dispose()
    {
        _timers.Dispose();
        _services.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_write_that_ends_while_it_is_looked_at_sends_nothing_twice(int together)
    {
        _stream.OnWrite = () => _session.Send("later");

        SendTogether(together);

        Assert.Equal(["0", .. Enumerable.Range(0, together).Select(static i => $"4{i}"), "4later"], _stream.Messages);
    }

    [Fact]
    public void Nor_does_a_chain_of_such_writes()
    {
        int left = 5;
        _stream.OnWrite = SendTwo;

        SendTogether(2);

        Assert.Equal(["0", "40", "41", "4a5", "4b5", "4a4", "4b4", "4a3", "4b3", "4a2", "4b2", "4a1", "4b1"], _stream.Messages);

        void SendTwo()
        {
            _session.Send($"a{left}");
            _session.Send($"b{left}");
            _stream.OnWrite = --left > 0 ? SendTwo : null;
        }
    }

    private void SendTogether(int count)
    {
        using SendBatch batch = SendBatch.Begin();
        for (int i = 0; i < count; i++)
        {
            _session.Send($"{i}");
        }
    }

    private sealed class NoReceiver : IEngineReceiver
    {
        public ValueTask OnMessageAsync(ReadOnlyMemory<byte> message, bool isBinary) => default;

        public void OnClosed(DisconnectReason reason)
        {
        }
    }
}
