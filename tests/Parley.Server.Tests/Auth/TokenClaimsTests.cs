using Parley.Messaging.Users;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class TokenClaimsTests : IDisposable
{
    private readonly TokenReader _tokens = new();

    [Theory]
    [InlineData("""{"sub":"ann"}""")]
    [InlineData("""{"sub":"ann","exp":null}""")]
    [InlineData("""{"sub":"ann","exp":"1893456060"}""")]
    [InlineData("""{"sub":"ann","exp":true}""")]
    [InlineData("""{"sub":"ann","exp":[1893456060]}""")]
    [InlineData("""{"sub":"ann","exp":1e999}""")]
    [InlineData("""{"sub":"ann","exp":-1e999}""")]
    [InlineData("""{"sub":"ann","exp":1e300}""")]
    [InlineData("""{"sub":"ann","exp":NaN}""")]
    [InlineData("""{"sub":"ann","exp":-1}""")]
    [InlineData("""{"sub":"ann","exp":0}""")]
    [InlineData("""{"sub":"ann","exp":1893455000}""")]
    [InlineData("""{"sub":"ann","EXP":1893456060}""")]
    public async Task A_token_that_does_not_expire_later_is_refused(string payload)
    {
        Assert.Null(await _tokens.ReadPayloadAsync(payload));
    }

    [Theory]
    [InlineData("1893456060")]
    [InlineData("1893456060.0")]
    [InlineData("1893456060.25")]
    [InlineData("1.89345606e9")]
    [InlineData("253370764800")]
    public async Task Any_number_in_the_future_is_a_time_of_expiry(string exp)
    {
        Assert.NotNull(await _tokens.ReadPayloadAsync($$"""{"sub":"ann","exp":{{exp}}}"""));
    }

    [Fact]
    public async Task A_token_ends_five_seconds_after_its_time()
    {
        _tokens.Time.Advance(TimeSpan.FromSeconds(65) - TimeSpan.FromTicks(1));
        Assert.NotNull(await _tokens.ReadPayloadAsync(TokenForge.Payload()));

        _tokens.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await _tokens.ReadPayloadAsync(TokenForge.Payload()));
    }

    [Fact]
    public async Task A_token_begins_five_seconds_before_its_time()
    {
        string payload = TokenForge.Payload($"\"nbf\":{TokenForge.Now + 30}");

        _tokens.Time.Advance(TimeSpan.FromSeconds(25) - TimeSpan.FromTicks(1));
        Assert.Null(await _tokens.ReadPayloadAsync(payload));

        _tokens.Time.Advance(TimeSpan.FromTicks(1));
        Assert.NotNull(await _tokens.ReadPayloadAsync(payload));
    }

    [Fact]
    public async Task A_token_is_issued_at_most_five_seconds_from_now()
    {
        string payload = TokenForge.Payload($"\"iat\":{TokenForge.Now + 30}");

        _tokens.Time.Advance(TimeSpan.FromSeconds(25) - TimeSpan.FromTicks(1));
        Assert.Null(await _tokens.ReadPayloadAsync(payload));

        _tokens.Time.Advance(TimeSpan.FromTicks(1));
        Assert.NotNull(await _tokens.ReadPayloadAsync(payload));
    }

    [Theory]
    [InlineData("\"nbf\":\"1893456000\"")]
    [InlineData("\"nbf\":null")]
    [InlineData("\"nbf\":1e999")]
    [InlineData("\"iat\":\"1893456000\"")]
    [InlineData("\"iat\":null")]
    [InlineData("\"iat\":1e999")]
    [InlineData("\"iat\":{}")]
    public async Task A_time_that_is_there_must_be_one(string member)
    {
        Assert.Null(await _tokens.ReadPayloadAsync(TokenForge.Payload(member)));
    }

    [Theory]
    [InlineData("\"sub\":\"bob\"")]
    [InlineData("\"\\u0073ub\":\"bob\"")]
    [InlineData("\"exp\":1893456060")]
    [InlineData("\"x\":1,\"x\":1")]
    [InlineData("\"x\":{\"y\":1,\"y\":2}")]
    [InlineData("\"x\":[{\"y\":1,\"y\":2}]")]
    [InlineData("\"\\ud800\":1")]
    public async Task A_member_that_is_there_twice_or_has_no_name_is_refused(string member)
    {
        Assert.Null(await _tokens.ReadPayloadAsync(TokenForge.Payload(member)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"ann\"")]
    [InlineData("{}")]
    [InlineData("{\"sub\":\"ann\",\"exp\":1893456060,}")]
    [InlineData("{\"sub\":\"ann\",\"exp\":1893456060}//")]
    [InlineData("{\"sub\":\"ann\",\"exp\":1893456060}{}")]
    public async Task A_payload_that_is_no_object_of_JSON_is_refused(string payload)
    {
        Assert.Null(await _tokens.ReadPayloadAsync(payload));
    }

    [Fact]
    public async Task A_payload_nested_without_end_is_refused()
    {
        string payload = TokenForge.Payload($"\"x\":{new string('[', 4000)}{new string(']', 4000)}");

        Assert.Null(await _tokens.ReadPayloadAsync(payload));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("[\"ann\"]")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"a\\u0085b\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    public async Task What_cannot_be_an_id_is_neither_a_user_nor_a_company(string id)
    {
        Assert.Null(await _tokens.ReadPayloadAsync($$"""{"exp":{{TokenForge.InAMinute}},"sub":{{id}}}"""));
        if (id != "null")
        {
            Assert.Null(await _tokens.ReadPayloadAsync(TokenForge.Payload($"\"companyId\":{id}")));
        }
    }

    [Fact]
    public async Task An_id_has_at_most_200_characters()
    {
        string id = new('x', 200);

        ValidToken? token = await _tokens.ReadPayloadAsync($$"""{"exp":{{TokenForge.InAMinute}},"sub":"{{id}}","companyId":"{{id}}"}""");

        Assert.Equal(new UserKey(id, id), token?.Caller.Key);
        Assert.Null(await _tokens.ReadPayloadAsync($$"""{"exp":{{TokenForge.InAMinute}},"sub":"{{id}}x"}"""));
        Assert.Null(await _tokens.ReadPayloadAsync(TokenForge.Payload($"\"companyId\":\"{id}x\"")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"companyId\":null")]
    [InlineData("\"companyid\":\"acme\"")]
    public async Task A_token_that_names_no_company_is_of_the_default_one(string member)
    {
        ValidToken? token = await _tokens.ReadPayloadAsync(TokenForge.Payload(member));

        Assert.Equal(new UserKey("default", "ann"), token?.Caller.Key);
    }

    [Theory]
    [InlineData("", Roles.None)]
    [InlineData("\"role\":\"user\"", Roles.None)]
    [InlineData("\"role\":\"moderator\"", Roles.Moderator)]
    [InlineData("\"role\":\"admin\"", Roles.Admin)]
    [InlineData("\"roles\":\"service\"", Roles.Service)]
    [InlineData("\"role\":[\"admin\",\"owner\",7,null]", Roles.Admin)]
    [InlineData("\"roles\":[\"service\",\"moderator\"]", Roles.Service | Roles.Moderator)]
    [InlineData("\"role\":\"moderator\",\"roles\":[\"service\"]", Roles.Service | Roles.Moderator)]
    [InlineData("\"role\":\"Admin\"", Roles.None)]
    [InlineData("\"role\":\"admin service\"", Roles.None)]
    [InlineData("\"role\":\"\\ud800\"", Roles.None)]
    [InlineData("\"role\":7", Roles.None)]
    [InlineData("\"roles\":{\"admin\":true}", Roles.None)]
    [InlineData("\"roles\":[[\"admin\"]]", Roles.None)]
    public async Task Only_roles_that_we_know_are_given(string member, Roles expected)
    {
        ValidToken? token = await _tokens.ReadPayloadAsync(TokenForge.Payload(member));

        Assert.Equal(expected, token?.Caller.Roles);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{\"first\":\"Ann\"}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\u0000b\"")]
    public async Task A_name_or_picture_that_cannot_be_shown_is_left_out(string value)
    {
        ValidToken? token = await _tokens.ReadPayloadAsync(TokenForge.Payload($"\"name\":{value},\"picture\":{value}"));

        Assert.NotNull(token);
        Assert.Null(token.Name);
        Assert.Null(token.Picture);
    }

    [Fact]
    public async Task A_long_name_or_picture_is_cut_between_characters()
    {
        string faces = string.Concat(Enumerable.Repeat("😀", 2001));

        ValidToken? token = await _tokens.ReadPayloadAsync(TokenForge.Payload($"\"name\":\"x{faces[..400]}\",\"picture\":\"{faces}\""));

        Assert.Equal("x" + faces[..398], token?.Name);
        Assert.Equal(faces[..4000], token?.Picture);
    }

    [Theory]
    [InlineData("\"iss\":\"https://id.example\",\"aud\":\"parley\"", true)]
    [InlineData("\"iss\":\"https://id.example\",\"aud\":[\"shop\",\"parley\"]", true)]
    [InlineData("\"iss\":\"https://id.example\",\"aud\":\"Parley\"", false)]
    [InlineData("\"iss\":\"https://id.example\",\"aud\":[]", false)]
    [InlineData("\"iss\":\"https://id.example\"", false)]
    [InlineData("\"iss\":\"https://id.example/\",\"aud\":\"parley\"", false)]
    [InlineData("\"aud\":\"parley\"", false)]
    public async Task An_issuer_and_an_audience_that_are_set_must_be_named(string members, bool accepted)
    {
        using var tokens = new TokenReader(new AuthOptions { Issuer = "https://id.example", Audience = "parley" });

        Assert.Equal(accepted, await tokens.ReadPayloadAsync(TokenForge.Payload(members)) is not null);
    }

    public void Dispose() => _tokens.Dispose();
}
