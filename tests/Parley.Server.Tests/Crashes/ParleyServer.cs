using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.TestKit.Databases;
using Parley.TestKit.Processes;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Crashes;

/// <summary>The real program in a process of its own, as an operator runs it, and a way to talk to it.</summary>
internal sealed class ParleyServer : IAsyncDisposable
{
    private const string Secret = "Vq3mX8kQ2nR7tB5wZ1yC6dF9gH4jK0lP";

    private readonly HttpClient _http;

    private ParleyServer(ServerProcess process, Uri url)
    {
        Process = process;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = url, Timeout = Deadline.Default };
    }

    public ServerProcess Process { get; }

    public static Task<ParleyServer> StartAsync(ITestDatabase database) => StartAsync(Program(database));

    public static async Task<ParleyServer> StartAsync(ServerProgram program)
    {
        var process = ServerProcess.Start(program);
        return new ParleyServer(process, await process.WaitForUrlAsync());
    }

    /// <summary>How it is started.</summary>
    public static ServerProgram Program(ITestDatabase database) =>
        ServerProgram.Dotnet(Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"), "--urls", "http://127.0.0.1:0") with
        {
            Environment = new Dictionary<string, string?>
            {
                ["JWT_SECRET"] = Secret,
                ["DATABASE_URL"] = database.Url,
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["Parley__Limits__MessagesPerWindow"] = "0",
                ["Parley__Limits__MessagesPerDay"] = "0",
                ["Parley__Shutdown__DrainSeconds"] = "0",
            },
        };

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string userId, string path, string json) =>
        await SendAsync(userId, HttpMethod.Post, path, json);

    public async Task<JsonElement> GetAsync(string userId, string path) => (await SendAsync(userId, HttpMethod.Get, path, null)).Body;

    /// <summary>A group of these users, the first of whom owns it.</summary>
    public async Task<Guid> GroupAsync(params string[] userIds)
    {
        string users = string.Join(',', userIds.Select(static id => $$"""{"id":"{{id}}","name":"{{id}}"}"""));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("backend", "/users/batch", $$"""{"users":[{{users}}]}""")).Status);
        string others = string.Join(',', userIds[1..].Select(static id => $"\"{id}\""));
        (HttpStatusCode status, JsonElement group) = await PostAsync(
            userIds[0], "/conversations", $$"""{"type":"group","name":"A group","memberIds":[{{others}}]}""");
        Assert.Equal(HttpStatusCode.Created, status);
        return group.GetProperty("id").GetGuid();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Process.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string userId, HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(userId));
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.SendAsync(request);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        using JsonDocument document = await JsonDocument.ParseAsync(body);
        return (response.StatusCode, document.RootElement.Clone());
    }

    private static string TokenOf(string userId)
    {
        var minter = new TokenMinter(new AuthOptions { JwtSecret = Secret }, TimeProvider.System);
        return minter.Mint(new Caller(new UserKey("acme", userId), userId == "backend" ? Roles.Service : Roles.None), null, TimeSpan.FromHours(1));
    }
}
