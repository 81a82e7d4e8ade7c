using System.Globalization;
using Parley.TestKit.SocketIO;

namespace Parley.Server.Tests.Isolation;

/// <summary>A client with one connection and all namespaces on it, which remembers what it hears.</summary>
internal sealed class ProbeSocket : IAsyncDisposable
{
    private readonly RawWebSocket _client;
    private readonly List<string> _heard = [];
    private int _lastAckId;

    private ProbeSocket(RawWebSocket client, string token) => (_client, Token) = (client, token);

    public string Token { get; }

    /// <summary>Every event so far but <c>session:ready</c>, with its namespace.</summary>
    public IReadOnlyList<string> Heard => _heard;

    public static async Task<ProbeSocket> OpenAsync(Uri address, string token)
    {
        var socket = new ProbeSocket(await RawWebSocket.OpenAsync(address), token);
        foreach (string name in SocketProbes.Namespaces)
        {
            Assert.StartsWith($"0{Prefix(name)}", await socket.ConnectAsync(name), StringComparison.Ordinal);
            await socket.ReceiveAsync(packet => packet.StartsWith($"2{Prefix(name)}[\"session:ready\"", StringComparison.Ordinal));
        }

        return socket;
    }

    /// <summary>What a CONNECT to a namespace is answered with on a connection of its own.</summary>
    public static async Task<string> TryConnectAsync(Uri address, string name, string? token)
    {
        await using var socket = new ProbeSocket(await RawWebSocket.OpenAsync(address), token ?? "");
        string answer = await socket.ConnectAsync(name, token is null ? "" : null);
        Assert.NotNull(await socket._client.ReceiveCloseAsync());
        return answer[$"4{Prefix(name)}".Length..];
    }

    /// <summary>Sends an event and returns its acknowledgement.</summary>
    public async Task<string> AskAsync(string name, string eventName, string body)
    {
        string id = (++_lastAckId).ToString(CultureInfo.InvariantCulture);
        await _client.SendAsync($"42{Prefix(name)}{id}[\"{eventName}\",{body}]");
        string start = $"3{Prefix(name)}{id}[";
        return (await ReceiveAsync(packet => packet.StartsWith(start, StringComparison.Ordinal)))[start.Length..^1];
    }

    /// <summary>Waits until it has heard each of these events, in whatever order.</summary>
    public async Task HearAsync(params string[] eventNames)
    {
        foreach (string name in eventNames)
        {
            bool IsIt(string packet) => packet.Contains($"[\"{name}\"", StringComparison.Ordinal);
            if (!_heard.Exists(IsIt))
            {
                _heard.Add($"4{await ReceiveAsync(IsIt)}");
            }
        }
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static string Prefix(string name) => name == "/" ? "" : $"{name},";

    private async Task<string> ConnectAsync(string name, string? auth = null)
    {
        await _client.SendAsync($"40{Prefix(name)}{auth ?? $$"""{"token":"{{Token}}"}"""}");
        return await ReceiveAsync(packet =>
            packet.StartsWith($"0{Prefix(name)}", StringComparison.Ordinal) || packet.StartsWith($"4{Prefix(name)}", StringComparison.Ordinal));
    }

    // The packet of Socket.IO, without the type of Engine.IO.
    private async Task<string> ReceiveAsync(Predicate<string> isAwaited)
    {
        while (true)
        {
            string packet = await _client.ReceiveAsync();
            if (packet == "2")
            {
                await _client.SendAsync("3");
            }
            else if (isAwaited(packet[1..]))
            {
                return packet[1..];
            }
            else
            {
                _heard.Add(packet);
            }
        }
    }
}
