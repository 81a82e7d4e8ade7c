using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Hosts;

/// <summary>Calls a server under test.</summary>
internal sealed class ServerClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = Deadline.Default };

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<string> ReadAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return await _http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public static async Task<string> BodyOf(HttpResponseMessage response) => await response.Content.ReadAsStringAsync();

    public void Dispose() => _http.Dispose();
}
