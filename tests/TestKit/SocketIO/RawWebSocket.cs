using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.SocketIO;

/// <summary>A WebSocket client over plain TCP that shows every frame, sends whatever a test likes and reads only when told to.</summary>
public sealed class RawWebSocket : IAsyncDisposable
{
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;

    private RawWebSocket(TcpClient tcp, HttpHead head)
    {
        _tcp = tcp;
        _stream = tcp.GetStream();
        Response = head;
    }

    /// <summary>What the server answered to the upgrade request.</summary>
    public HttpHead Response { get; }

    /// <summary>The body of a refusal.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>The Engine.IO session's id, once the open packet has been read.</summary>
    public string SessionId { get; private set; } = "";

    /// <summary>The id in the namespace that was joined last.</summary>
    public string SocketId { get; private set; } = "";

    /// <summary>Sends the upgrade request and reads the answer, be it 101 or a refusal.</summary>
    public static async Task<RawWebSocket> RequestAsync(
        Uri address, string query = "EIO=4&transport=websocket", string headers = "", int receiveBufferSize = 0)
    {
        var tcp = new TcpClient { NoDelay = true };
        if (receiveBufferSize > 0)
        {
            tcp.ReceiveBufferSize = receiveBufferSize;
        }

        await tcp.ConnectAsync(address.Host, address.Port).Within("a TCP connection");
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        string request = $"GET /socket.io/?{query} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var client = new RawWebSocket(tcp, await HttpHead.ReadAsync(tcp.GetStream()).Within("an answer to the upgrade request"));
        await client.ReadRefusalAsync();
        return client;
    }

    /// <summary>Opens a new Engine.IO session.</summary>
    public static async Task<RawWebSocket> OpenAsync(Uri address, string headers = "", int receiveBufferSize = 0)
    {
        RawWebSocket client = await RequestAsync(address, headers: headers, receiveBufferSize: receiveBufferSize);
        string open = await client.ReceiveAsync();
        using JsonDocument handshake = JsonDocument.Parse(open.AsMemory(1));
        client.SessionId = handshake.RootElement.GetProperty("sid").GetString()!;
        return client;
    }

    /// <summary>Joins a namespace that lets the client in.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="auth">The CONNECT payload.</param>
    public async Task JoinAsync(string name = "/", string auth = "")
    {
        string prefix = name == "/" ? "40" : $"40{name},";
        await SendAsync(prefix + auth);
        string answer = await ReceiveAsync();
        if (!answer.StartsWith(prefix + """{"sid":""", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The server refused {name}: {answer}");
        }

        using JsonDocument connect = JsonDocument.Parse(answer.AsMemory(prefix.Length));
        SocketId = connect.RootElement.GetProperty("sid").GetString()!;
    }

    /// <summary>Sends an Engine.IO packet as a text frame.</summary>
    public Task SendAsync(string packet) => SendAsync(RawFrame.OfText(packet));

    public Task SendAsync(RawFrame frame) => SendAsync(frame.ToMaskedBytes());

    public Task SendAsync(byte[] bytes) => _stream.WriteAsync(bytes).AsTask().Within("room for what the client sends");

    /// <summary>Reads a text frame.</summary>
    public async Task<string> ReceiveAsync()
    {
        RawFrame frame = await ReceiveFrameAsync() ?? throw new EndOfStreamException("The server closed the connection.");
        return frame.Opcode == RawFrame.Text
            ? frame.PayloadText
            : throw new InvalidOperationException($"Not text: opcode {frame.Opcode}, code {frame.CloseCode}, {frame.Payload.Length} bytes");
    }

    /// <summary>Reads a frame; null at the end of the connection.</summary>
    public Task<RawFrame?> ReceiveFrameAsync() => ReadFrameAsync().Within("a frame from the server");

    /// <summary>A ping whose pong has come shows that the server has handled everything sent before.</summary>
    public async Task SyncAsync()
    {
        await SendAsync(new RawFrame(RawFrame.Ping, "sync"u8.ToArray()));
        RawFrame? frame = await ReceiveFrameAsync();
        if (frame?.Opcode != RawFrame.Pong)
        {
            throw new InvalidOperationException($"Expected a pong, got {frame}");
        }
    }

    /// <summary>Answers a close frame, or the lack of one, by the end of the connection.</summary>
    /// <returns>The code of the server's close frame; null when it just cut the connection.</returns>
    public async Task<int?> ReceiveCloseAsync()
    {
        while (await ReceiveFrameAsync() is { } frame)
        {
            if (frame.Opcode == RawFrame.Close)
            {
                return frame.CloseCode;
            }
        }

        return null;
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Cut()
    {
        _tcp.Client.LingerState = new LingerOption(enable: true, 0);
        _tcp.Close();
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return default;
    }

    private async Task ReadRefusalAsync()
    {
        byte[] body = new byte[Response.Status == 101 ? 0 : Response.ContentLength];
        await _stream.ReadExactlyAsync(body).AsTask().Within("the body of a refusal");
        Refusal = Encoding.UTF8.GetString(body);
    }

    private async Task<RawFrame?> ReadFrameAsync()
    {
        byte[] head = new byte[8];
        try
        {
            await _stream.ReadExactlyAsync(head.AsMemory(0, 2));
        }
        catch (Exception exception) when (exception is IOException or EndOfStreamException)
        {
            return null;
        }

        (byte first, int length) = (head[0], head[1]);
        int lengthBytes = length switch { 126 => 2, 127 => 8, _ => 0 };
        await _stream.ReadExactlyAsync(head.AsMemory(0, lengthBytes));
        length = lengthBytes switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(head),
            8 => (int)BinaryPrimitives.ReadUInt64BigEndian(head),
            _ => length,
        };
        byte[] payload = new byte[length];
        await _stream.ReadExactlyAsync(payload);
        return new RawFrame((byte)(first & 0x0f), payload, (first & 0x80) != 0);
    }
}
