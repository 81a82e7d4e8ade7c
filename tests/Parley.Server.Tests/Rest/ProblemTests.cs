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

    [Theory]
    [InlineData("/threads/%00")]
    [InlineData("/threads/%01")]
    [InlineData("/threads/%FF")]
    [InlineData("/threads/%zz/messages")]
    [InlineData("/threads/%2e%2e%2f%2e%2e")]
    [InlineData("/messages/%ED%A0%80/receipts")]
    [InlineData("/messages/x/receipts?cursor=BGEAYg")]
    [InlineData("/presence?userIds=a%00b")]
    [InlineData("/threads?cursor=%00")]
    [InlineData("/threads?status=%00&dialect=%00")]
    [InlineData("/threads/00000000-0000-0000-0000-000000000000/messages?before=9223372036854775807")]
    public async Task An_odd_path_is_the_callers_mistake(string path)
    {
        RestAnswer answer = await _company.As("ann").GetAsync(path);

        Assert.InRange(answer.Status, 400, 499);
    }

    [Theory]
    [InlineData("/users/%00")]
    [InlineData("/users/a%0Ab")]
    [InlineData("/orders/%25%00")]
    [InlineData("/orders/a%2F%00")]
    public async Task An_odd_id_in_a_path_is_the_services_mistake(string path)
    {
        RestAnswer answer = await _company.Service.PutAsync(path, """{"name":"A","customerId":"c","providerId":"p","status":"assigned"}""");

        Assert.InRange(answer.Status, 400, 499);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_served()
    {
        RestAnswer answer = await new RestClient(server.Http, token: null).GetAsync("/unread");

        Assert.Equal("401 unauthorized", answer.Refusal);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }
}
