using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Parley.Bench.Load.Chatting;

/// <summary>The users of a company, their tokens, and the groups that they are in: user <c>u</c> is in group <c>u ÷ size</c>.</summary>
internal sealed class Company
{
    private const int UsersAtOnce = 1_000;
    private const int RequestsAtOnce = 16;

    private readonly CompanyOptions _options;
    private readonly TokenMint _mint;
    private readonly string[] _tokens;
    private readonly byte[][] _accessTokens;
    private readonly byte[][] _connectPayloads;

    /// <summary>The company as the server knows it already; all tokens are made here, before anything is measured.</summary>
    public Company(CompanyOptions options)
    {
        _options = options;
        _mint = new TokenMint(options.Secret, options.Name);
        _tokens = [.. Enumerable.Range(0, options.Users).Select(user => _mint.Mint(IdOf(user)))];
        _accessTokens = [.. _tokens.Select(Encoding.ASCII.GetBytes)];
        _connectPayloads = [.. _tokens.Select(static token => Encoding.ASCII.GetBytes($"{{\"token\":\"{token}\"}}"))];
    }

    private int Groups => (_options.Users + _options.GroupSize - 1) / _options.GroupSize;

    /// <summary>Makes the company known to the server.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(CompanyOptions options)
    {
        await new Company(options).CreateAsync();
        return 0;
    }

    /// <summary>Creates the users and the groups.</summary>
    /// <returns>The ids of the groups.</returns>
    public async Task<string[]> CreateAsync()
    {
        using var client = new HttpClient { BaseAddress = _options.Server };
        string service = _mint.Mint("service", "service");
        for (int first = 0; first < _options.Users; first += UsersAtOnce)
        {
            IEnumerable<string> users = Enumerable.Range(first, Math.Min(UsersAtOnce, _options.Users - first))
                .Select(static user => $"{{\"id\":\"{IdOf(user)}\",\"name\":\"User {user}\"}}");
            await PostAsync(client, service, "/users/batch", $"{{\"users\":[{string.Join(',', users)}]}}");
        }

        string[] groups = new string[Groups];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce };
        await Parallel.ForAsync(0, groups.Length, parallel, async (group, _) => groups[group] = await CreateGroupAsync(client, group));
        return groups;
    }

    /// <summary>Creates the conversation of two users, where they have none.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateDirectAsync(int user, int other)
    {
        using var client = new HttpClient { BaseAddress = _options.Server };
        return IdIn(await PostAsync(client, _tokens[user], "/conversations", $"{{\"type\":\"direct\",\"memberIds\":[\"{IdOf(other)}\"]}}"));
    }

    public ReadOnlySpan<byte> ConnectPayload(int user) => _connectPayloads[user];

    public ReadOnlySpan<byte> AccessToken(int user) => _accessTokens[user];

    public string TokenOf(int user) => _tokens[user];

    public static string IdOf(int user) => $"user-{user}";

    /// <returns>The answer, which must be a success.</returns>
    public static async Task<string> PostAsync(HttpClient client, string token, string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await client.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new HttpRequestException($"{path}: {(int)response.StatusCode} {answer}");
    }

    private async Task<string> CreateGroupAsync(HttpClient client, int group)
    {
        int owner = group * _options.GroupSize;
        IEnumerable<string> others = Enumerable.Range(owner + 1, Math.Min(_options.GroupSize, _options.Users - owner) - 1)
            .Select(static user => $"\"{IdOf(user)}\"");
        string answer = await PostAsync(
            client,
            _tokens[owner],
            "/conversations",
            $"{{\"type\":\"group\",\"name\":\"Group {group}\",\"memberIds\":[{string.Join(',', others)}]}}");
        return IdIn(answer);
    }

    private static string IdIn(string answer)
    {
        using var created = JsonDocument.Parse(answer);
        return created.RootElement.GetProperty("id").GetString() ?? throw new InvalidDataException("A conversation without an id.");
    }
}
