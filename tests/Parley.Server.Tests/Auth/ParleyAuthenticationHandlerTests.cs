using System.Net;
using System.Text.Json;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Auth;

public sealed class ParleyAuthenticationHandlerTests : IAsyncLifetime
{
    private AuthServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await AuthServer.StartAsync();

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    [InlineData("BEARER   ")]
    public async Task A_bearer_token_names_the_caller(string prefix)
    {
        using HttpResponseMessage answer = await _server.GetAsync("/me", prefix + _server.Mint());

        Assert.Equal("acme/ann/Ann/ann", await BodyAsync(answer));
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic YW5uOnNlY3JldA==")]
    public async Task Without_a_good_token_the_answer_is_401_as_problem_details(params string[] authorization)
    {
        using HttpResponseMessage answer = await _server.GetAsync("/me", authorization);

        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_is_taken_from_one_Authorization_header_alone()
    {
        string token = _server.Mint();

        foreach (string query in (string[])["?token=", "?access_token=", "?auth=", "?Authorization=Bearer%20"])
        {
            using HttpResponseMessage answer = await _server.GetAsync("/me" + query + token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using HttpResponseMessage cookie = await _server.SendAsync(HttpMethod.Get, "/me", ("Cookie", $"token={token}"));
        Assert.Equal(HttpStatusCode.Unauthorized, cookie.StatusCode);
        using HttpResponseMessage two = await _server.GetAsync("/me", $"Bearer {token}", $"Bearer {token}");
        Assert.Equal(HttpStatusCode.Unauthorized, two.StatusCode);
    }

    [Fact]
    public async Task A_token_of_a_megabyte_never_gets_past_the_headers()
    {
        using HttpResponseMessage answer = await _server.GetAsync("/me", $"Bearer {new string('a', 1024 * 1024)}");

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
        Assert.Equal(0, _server.Served);
    }

    [Fact]
    public async Task A_role_that_is_missing_is_403_as_problem_details()
    {
        using HttpResponseMessage user = await _server.GetAsync("/service", $"Bearer {_server.Mint(Roles.Admin)}");
        await AssertProblemAsync(user, HttpStatusCode.Forbidden, "forbidden");

        using HttpResponseMessage service = await _server.GetAsync("/service", $"Bearer {_server.Mint(Roles.Service)}");
        Assert.Equal(HttpStatusCode.OK, service.StatusCode);
    }

    [Fact]
    public async Task An_endpoint_that_needs_nobody_is_open_to_a_bad_token_as_well()
    {
        using HttpResponseMessage answer = await _server.GetAsync("/open", "Bearer a.b.c");

        Assert.Equal("open", await BodyAsync(answer));
    }

    [Fact]
    public async Task A_token_ends_by_the_clock_of_the_server()
    {
        string token = _server.Mint();
        _server.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(5));

        using HttpResponseMessage answer = await _server.GetAsync("/me", $"Bearer {token}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Tokens_issued_before_a_revocation_are_refused_and_later_ones_are_not()
    {
        string before = _server.Mint();
        string elsewhere = _server.Mint(company: "other");
        string withoutTime = TokenForge.Hs256($$"""{"sub":"ann","companyId":"acme","exp":{{TokenForge.InAMinute}}}""");
        _server.Time.Advance(TimeSpan.FromMilliseconds(500));
        _server.Revocations.Revoke(new UserKey("acme", "ann"), _server.Time.GetUtcNow());
        _server.Time.Advance(TimeSpan.FromMilliseconds(1));

        foreach ((string token, HttpStatusCode expected) in ((string, HttpStatusCode)[])
        [
            (before, HttpStatusCode.Unauthorized),
            (withoutTime, HttpStatusCode.Unauthorized),
            (elsewhere, HttpStatusCode.OK),
            (_server.Mint(), HttpStatusCode.OK),
        ])
        {
            using HttpResponseMessage answer = await _server.GetAsync("/me", $"Bearer {token}");
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task<string> BodyAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await BodyAsync(answer));
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
    }
}
