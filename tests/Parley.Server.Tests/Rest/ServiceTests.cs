using Parley.Messaging.Users;

namespace Parley.Server.Tests.Rest;

public sealed class ServiceTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Theory]
    [InlineData("PUT", "/orders/o")]
    [InlineData("PUT", "/users/u")]
    [InlineData("POST", "/users/batch")]
    [InlineData("POST", "/users/u/revoke")]
    public async Task Only_a_service_may_tell(string method, string path)
    {
        RestAnswer answer = await _company.As("ann", Roles.Admin | Roles.Moderator).SendAsync(new HttpMethod(method), path, "{}");

        Assert.Equal("403 forbidden", answer.Refusal);
    }

    [Fact]
    public async Task An_order_is_stored_with_its_time()
    {
        RestAnswer order = await _company.Service.PutAsync(
            "/orders/a%2Fb",
            """{"customerId":"c","providerId":"p","status":"completed","completedAt":"2026-01-02T04:04:05.6789+01:00"}""");

        Assert.Equal(200, order.Status);
        Assert.Equal(
            """{"id":"a/b","customerId":"c","providerId":"p","status":"completed","completedAt":"2026-01-02T03:04:05.678Z"}""",
            order.Body);
    }

    [Theory]
    [InlineData("""{"providerId":"p","status":"assigned"}""", "400 invalid_customer_id")]
    [InlineData("""{"customerId":"c","providerId":"p"}""", "400 invalid_status")]
    [InlineData("""{"customerId":"c","providerId":"c","status":"assigned"}""", "400 invalid_order")]
    [InlineData("""{"customerId":"c","providerId":"p","status":"completed","completedAt":"yesterday"}""", "400 invalid_completed_at")]
    [InlineData("""{"customerId":"c","providerId":"p","status":"completed","completedAt":"2026-01-02"}""", "400 invalid_completed_at")]
    [InlineData("""{"customerId":"c","providerId":"p","status":"completed","completedAt":"2026-01-02T03:04:05"}""", "400 invalid_completed_at")]
    [InlineData("""{"customerId":"c","providerId":"p","status":"completed","completedAt":"9999-12-31T23:59:59Z"}""", "400 invalid_completed_at")]
    [InlineData("""{"customerId":"c","providerId":"p","status":"completed","completedAt":1767322800}""", "400 invalid_completed_at")]
    public async Task An_order_that_is_none_is_refused(string body, string refusal)
    {
        Assert.Equal(refusal, (await _company.Service.PutAsync("/orders/o", body)).Refusal);
    }

    [Fact]
    public async Task A_user_is_known_by_the_name_that_was_told()
    {
        RestAnswer user = await _company.Service.PutAsync("/users/zo%C3%AB", """{"name":"Zoë","picture":"https://p.example/z"}""");

        Assert.Equal("""{"id":"zoë","name":"Zoë","picture":"https://p.example/z"}""", user.Body);
        Assert.Equal(201, (await _company.As("ann").PostAsync("/conversations", """{"type":"direct","memberIds":["zoë"]}""")).Status);
    }

    [Fact]
    public async Task Many_users_are_told_at_once()
    {
        RestAnswer users = await _company.Service.PostAsync("/users/batch", """{"users":[{"id":"a","name":"A"},{"id":"b","name":"B"}]}""");

        Assert.Equal("""{"users":[{"id":"a","name":"A"},{"id":"b","name":"B"}]}""", users.Body);
    }

    [Theory]
    [InlineData("""{"users":[]}""", "400 invalid_users")]
    [InlineData("""{"users":[null]}""", "400 invalid_users")]
    [InlineData("""{"users":[{"id":"a"}]}""", "400 invalid_users")]
    [InlineData("""{"users":[{"id":"a","name":null}]}""", "400 invalid_users")]
    [InlineData("""{"users":[{"id":"","name":"A"}]}""", "400 invalid_user_id")]
    public async Task Users_that_are_none_are_refused(string body, string refusal)
    {
        Assert.Equal(refusal, (await _company.Service.PostAsync("/users/batch", body)).Refusal);
    }

    [Fact]
    public async Task A_revoked_user_is_served_no_more()
    {
        RestClient ann = _company.As("ann");
        Assert.Equal(200, (await ann.GetAsync("/unread")).Status);

        RestAnswer revoked = await _company.Service.PostAsync("/users/ann/revoke");

        Assert.Equal(204, revoked.Status);
        Assert.Equal("401 unauthorized", (await ann.GetAsync("/unread")).Refusal);
    }
}
