using System.Net.Http.Headers;
using System.Text;

namespace Parley.Bench.Growth;

/// <summary>A request of a user, and what its answer has to contain.</summary>
internal sealed record Request(HttpMethod Method, string User, string Path, string? Json, string Expected)
{
    public static Request Get(string user, string path, string expected) => new(HttpMethod.Get, user, path, Json: null, expected);

    public static Request Post(string user, string path, string json, string expected) => new(HttpMethod.Post, user, path, json, expected);

    public HttpRequestMessage Create(string token)
    {
        var request = new HttpRequestMessage(Method, Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = Json is null ? null : new StringContent(Json, Encoding.UTF8, "application/json");
        return request;
    }
}
