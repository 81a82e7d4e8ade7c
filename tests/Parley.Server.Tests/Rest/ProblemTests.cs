using System.Net.Http.Headers;
using System.Text;

namespace Parley.Server.Tests.Rest;

public sealed class ProblemTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task An_unknown_route_is_not_found()
    {
        RestAnswer answer = await _company.As("ann").GetAsync("/nowhere");

        Assert.Equal("404 not_found", answer.Refusal);
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        RestAnswer answer = await _company.As("ann").DeleteAsync("/sync");

        Assert.Equal("405 method_not_allowed", answer.Refusal);
        Assert.Equal(["POST"], answer.ContentHeaders.Allow);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_of_another_type_is_not_supported(string contentType)
    {
        using var content = new StringContent("""{"conversations":[]}""");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        RestAnswer answer = await _company.As("ann").SendAsync(HttpMethod.Post, "/sync", content);

        Assert.Equal("415 unsupported_type", answer.Refusal);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task A_body_has_a_megabyte_at_most(int beyond, int status)
    {
        string json = """{"conversations":[]}""".PadRight((1024 * 1024) + beyond);

        RestAnswer answer = await _company.As("ann").PostAsync("/sync", json);

        Assert.Equal(status, answer.Status);
        Assert.Equal(beyond > 0, answer.Refusal == "413 too_large");
    }

    [Fact]
    public async Task A_long_body_of_unknown_length_is_too_large()
    {
        using var content = new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(new string(' ', 3 * 1024 * 1024))));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        RestAnswer answer = await _company.As("ann").SendAsync(HttpMethod.Post, "/sync", content);

        Assert.Equal("413 too_large", answer.Refusal);
    }

    [Fact]
    public async Task A_failure_is_logged_and_told_without_a_word_about_it()
    {
        RestAnswer answer = await _company.As("ann").GetAsync("/broken");

        Assert.Equal("500 internal_error", answer.Refusal);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.Contains("secret", (await server.Logs.TakeErrorAsync()).Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_worth_another_try()
    {
        RestAnswer answer = await _company.As("ann").GetAsync("/away");

        Assert.Equal("503 unavailable", answer.Refusal);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("internal", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_says_what_it_is()
    {
        RestAnswer answer = await _company.As("ann").GetAsync("/conversations/nonsense");

        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(
            """{"type":"about:blank","title":"Forbidden","status":403,"detail":"Not a member of this conversation","code":"not_a_member"}""",
            answer.Body);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_served()
    {
        RestAnswer answer = await new RestClient(server.Http, token: null).GetAsync("/unread");

        Assert.Equal("401 unauthorized", answer.Refusal);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }
}
