using System.Text;
using System.Text.Json;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.SocketIO;

/// <summary>An Engine.IO client that polls when a test tells it to.</summary>
public sealed class RawPolling
{
    public const char Separator = '\u001e';

    private readonly HttpClient _http;
    private readonly string _url;

    private RawPolling(HttpClient http, string sessionId)
    {
        _http = http;
        SessionId = sessionId;
        _url = $"/socket.io/?EIO=4&transport=polling&sid={sessionId}";
    }

    public string SessionId { get; }

    public static async Task<RawPolling> OpenAsync(HttpClient http)
    {
        string open = await http.GetStringAsync("/socket.io/?EIO=4&transport=polling").Within("an open packet");
        using JsonDocument handshake = JsonDocument.Parse(open.AsMemory(1));
        return new RawPolling(http, handshake.RootElement.GetProperty("sid").GetString()!);
    }

    /// <summary>Opens a session and joins the default namespace.</summary>
    public static async Task<RawPolling> JoinAsync(HttpClient http)
    {
        RawPolling client = await OpenAsync(http);
        await client.PostAsync("40");
        string answer = await client.PollAsync();
        return answer.StartsWith("""40{"sid":""", StringComparison.Ordinal)
            ? client
            : throw new InvalidOperationException($"The server refused: {answer}");
    }

    /// <summary>One GET: the packets that wait, or the next that come.</summary>
    public async Task<string> PollAsync()
    {
        using HttpResponseMessage response = await GetAsync();
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> GetAsync() => _http.GetAsync(_url).Within("an answer to the poll");

    /// <summary>One POST that the server must accept.</summary>
    public async Task PostAsync(params string[] packets)
    {
        using HttpResponseMessage response = await TryPostAsync(string.Join(Separator, packets));
        response.EnsureSuccessStatusCode();
    }

    public async Task<HttpResponseMessage> TryPostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        return await _http.PostAsync(_url, content).Within("an answer to the POST");
    }
}
