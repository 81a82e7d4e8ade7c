using System.Net.Http.Headers;
using System.Text;

namespace Parley.Server.Tests.Rest;

/// <summary>A client of REST with a token of its own.</summary>
internal sealed class RestClient(HttpClient http, string? token)
{
    public string? Token => token;

    public Task<RestAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<RestAnswer> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public Task<RestAnswer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<RestAnswer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<RestAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<RestAnswer> SendAsync(HttpMethod method, string path, string? json = null) =>
        SendAsync(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<RestAnswer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await RestAnswer.ReadAsync(response);
    }
}
