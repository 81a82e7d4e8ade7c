using System.Text;
using Parley.Messaging.Users;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class TokenValidatorTests : IDisposable
{
    private readonly TokenReader _tokens = new();

    [Fact]
    public async Task A_token_with_the_right_signature_names_its_caller()
    {
        ValidToken? token = await _tokens.ReadPayloadAsync(TokenForge.Payload(
            $$"""
            "companyId":"acme","role":"moderator","name":"Ann","picture":"https://a.example/ann.png","iat":{{TokenForge.Now}}
            """));

        Assert.NotNull(token);
        Assert.Equal(new Caller(new UserKey("acme", "ann"), Roles.Moderator), token.Caller);
        Assert.Equal(("Ann", "https://a.example/ann.png"), (token.Name, token.Picture));
        Assert.Equal(_tokens.Time.GetUtcNow(), token.IssuedAt);
        Assert.Equal(_tokens.Time.GetUtcNow().AddMinutes(1), token.ExpiresAt);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("")]
    public async Task A_token_that_calls_itself_unsigned_is_refused(string algorithm)
    {
        string header = $$"""{"alg":"{{algorithm}}"}""";
        string unsigned = TokenForge.Unsigned(TokenForge.Payload(), header);

        Assert.Null(await _tokens.ReadAsync(unsigned));
        Assert.Null(await _tokens.ReadAsync(unsigned + "AAAA"));
        Assert.Null(await _tokens.ReadAsync(unsigned.TrimEnd('.')));
        Assert.Null(await _tokens.ReadAsync(TokenForge.Hs256(TokenForge.Payload(), header)));
    }

    [Theory]
    [InlineData("""{"alg":"hs256"}""")]
    [InlineData("""{"alg":"HS256 "}""")]
    [InlineData("""{"alg":"HS384"}""")]
    [InlineData("""{"alg":"HS512"}""")]
    [InlineData("""{"alg":"RS256"}""")]
    [InlineData("""{"alg":"ES256"}""")]
    [InlineData("""{"alg":"http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"}""")]
    [InlineData("""{"alg":["HS256"]}""")]
    [InlineData("""{"alg":null}""")]
    [InlineData("""{"alg":"\ud800"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","\u0061lg":"none"}""")]
    [InlineData("""{"alg":"HS256","crit":["exp"]}""")]
    [InlineData("""{"alg":"HS256","kid":7}""")]
    [InlineData("""["HS256"]""")]
    [InlineData("""{"alg":"HS256"}}""")]
    [InlineData("HS256")]
    public async Task With_a_secret_only_the_algorithm_HS256_in_a_plain_header_is_taken(string header)
    {
        Assert.Null(await _tokens.ReadAsync(TokenForge.Hs256(TokenForge.Payload(), header)));
    }

    [Theory]
    [InlineData(""" "jwk":{"kty":"oct","k":"YXR0YWNrZXI"} """)]
    [InlineData(""" "jku":"http://127.0.0.1:9/keys" """)]
    [InlineData(""" "x5u":"file:///etc/passwd" """)]
    [InlineData(""" "x5c":["AAAA"] """)]
    [InlineData(""" "kid":"../../../../dev/null" """)]
    [InlineData(""" "kid":"' OR 1=1 --" """)]
    [InlineData(""" "kid":"" """)]
    public async Task A_header_that_names_a_key_changes_nothing(string member)
    {
        string header = $$"""{"alg":"HS256",{{member}}}""";

        Assert.Null(await _tokens.ReadAsync(TokenForge.Hs256(TokenForge.Payload(), header, secret: "attacker")));
        Assert.Null(await _tokens.ReadAsync(TokenForge.Hs256(Encoding.UTF8.GetBytes(TokenForge.Payload()), header, secret: [])));
        Assert.NotNull(await _tokens.ReadAsync(TokenForge.Hs256(TokenForge.Payload(), header)));
    }

    [Fact]
    public async Task Every_truncated_token_is_refused()
    {
        string token = TokenForge.Hs256(TokenForge.Payload());

        for (int length = 0; length < token.Length; length++)
        {
            Assert.Null(await _tokens.ReadAsync(token[..length]));
        }
    }

    [Fact]
    public async Task A_token_with_any_one_bit_changed_is_refused()
    {
        string token = TokenForge.Hs256(TokenForge.Payload());

        for (int i = 0; i < token.Length; i++)
        {
            Assert.Null(await _tokens.ReadAsync($"{token[..i]}{(char)(token[i] ^ 1)}{token[(i + 1)..]}"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("....")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("\0")]
    [InlineData("é.é.é")]
    [InlineData(null)]
    public async Task What_is_no_token_is_refused(string? token)
    {
        Assert.Null(await _tokens.ReadAsync(token));
    }

    [Theory]
    [InlineData("=")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData(".e30")]
    public async Task Nothing_may_stand_behind_the_signature(string addition)
    {
        Assert.Null(await _tokens.ReadAsync(TokenForge.Hs256(TokenForge.Payload()) + addition));
    }

    [Fact]
    public async Task A_token_of_16_KB_is_read_and_a_longer_one_is_not()
    {
        string longest = OfLength(CompactToken.MaxLength);

        Assert.Equal(CompactToken.MaxLength, longest.Length);
        Assert.NotNull(await _tokens.ReadAsync(longest));
        Assert.Null(await _tokens.ReadAsync(OfLength(CompactToken.MaxLength + 4)));
        Assert.Null(await _tokens.ReadAsync(OfLength(1024 * 1024)));
    }

    [Fact]
    public async Task A_payload_that_is_not_UTF_8_is_refused()
    {
        byte[] payload = Encoding.UTF8.GetBytes(TokenForge.Payload(""" "x":"?" """));
        payload[Array.IndexOf(payload, (byte)'?')] = 0xff;

        Assert.Null(await _tokens.ReadAsync(
            TokenForge.Hs256(payload, """{"alg":"HS256"}""", Encoding.UTF8.GetBytes(TokenForge.Secret))));
    }

    [Fact]
    public async Task The_log_says_why_without_the_token_and_on_one_line()
    {
        string token = TokenForge.Hs256(TokenForge.Payload(), """{"alg":"HS256\r\nfatal: all is lost\u001b[2J"}""");

        await _tokens.ReadAsync(token);

        string line = Assert.Single(_tokens.Logs.All).Message;
        Assert.Contains("no key for alg HS256", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.DoesNotContain(token[^20..], line, StringComparison.Ordinal);
    }

    public void Dispose() => _tokens.Dispose();

    /// <summary>A good token of just that length; white space in the header makes up for what padding of base64 cannot.</summary>
    private static string OfLength(int length)
    {
        for (int filling = (length * 3 / 4) - 200; ; filling++)
        {
            foreach (string space in (string[])["", " ", "  "])
            {
                string token = TokenForge.Hs256(
                    TokenForge.Payload($"\"x\":\"{new string('x', filling)}\""), $$"""{"alg":"HS256"{{space}}}""");
                if (token.Length >= length)
                {
                    return token;
                }
            }
        }
    }
}
