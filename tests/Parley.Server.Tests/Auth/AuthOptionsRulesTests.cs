using Microsoft.Extensions.Options;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class AuthOptionsRulesTests
{
    private const string Url = "https://id.example/.well-known/jwks.json";

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", null)]
    [InlineData("éééééééééééééééé", null)]
    [InlineData("0123456789abcdef0123456789abcdef", "")]
    [InlineData(null, Url)]
    [InlineData("", "http://localhost:8080/keys")]
    [InlineData(null, "http://127.0.0.1/keys")]
    [InlineData(null, "http://[::1]/keys")]
    public void One_good_source_of_keys_is_right(string? secret, string? url)
    {
        Assert.True(Validate(secret, url).Succeeded);
    }

    [Theory]
    [InlineData(null, null, "JWT_SECRET", "openssl rand -base64 48")]
    [InlineData("", "", "JWT_SECRET", "JWKS_URL")]
    [InlineData("0123456789abcdef0123456789abcde", null, "JWT_SECRET", "31 bytes")]
    [InlineData("0123456789abcdef0123456789abcdef", Url, "both set", "remove")]
    [InlineData(null, "http://id.example/keys", "JWKS_URL", "https://")]
    [InlineData(null, "http://127.0.0.1.evil.example/keys", "JWKS_URL", "https://")]
    [InlineData(null, "https://user:pass@id.example/keys", "JWKS_URL", "https://")]
    [InlineData(null, "file:///etc/passwd", "JWKS_URL", "https://")]
    [InlineData(null, "/keys", "JWKS_URL", "https://")]
    [InlineData(null, "keys", "JWKS_URL", "https://")]
    public void A_mistake_is_told_in_one_line_with_the_key_and_the_fix(string? secret, string? url, string key, string fix)
    {
        string failure = Assert.Single(Validate(secret, url).Failures!);

        Assert.Contains(key, failure, StringComparison.Ordinal);
        Assert.Contains(fix, failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure);
        Assert.DoesNotContain("0123456789", failure, StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Validate(string? secret, string? url) =>
        new AuthOptionsRules().Validate(name: null, new AuthOptions { JwtSecret = secret, JwksUrl = url });
}
