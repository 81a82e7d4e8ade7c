using Parley.Messaging.Users;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class TokenMinterTests : IDisposable
{
    private readonly AuthOptions _options = new() { JwtSecret = TokenForge.Secret, Issuer = "parley", Audience = "parley" };
    private readonly TokenReader _tokens;

    public TokenMinterTests() => _tokens = new TokenReader(_options);

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Service)]
    [InlineData(Roles.Moderator | Roles.Admin | Roles.Service)]
    public async Task A_minted_token_says_what_it_was_given(Roles roles)
    {
        var caller = new Caller(new UserKey("acme", "Ann \"the\" 😀"), roles);
        _tokens.Time.Advance(TimeSpan.FromMilliseconds(250));

        ValidToken? token = await _tokens.ReadAsync(new TokenMinter(_options, _tokens.Time).Mint(caller, "Ann", TimeSpan.FromMinutes(1)));

        DateTimeOffset now = _tokens.Time.GetUtcNow();
        Assert.Equal(new ValidToken(caller, "Ann", Picture: null, token!.IssuedAt, token.ExpiresAt), token);
        Assert.Equal(now, token.IssuedAt!.Value, TimeSpan.FromMicroseconds(1));
        Assert.Equal(now.AddMinutes(1), token.ExpiresAt, TimeSpan.FromMicroseconds(1));
    }

    [Fact]
    public async Task A_minted_token_ends_with_its_lifetime()
    {
        var caller = new Caller(new UserKey("acme", "ann"), Roles.None);
        string token = new TokenMinter(_options, _tokens.Time).Mint(caller, name: null, TimeSpan.FromSeconds(1));

        _tokens.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(await _tokens.ReadAsync(token));
    }

    [Fact]
    public void Without_a_secret_nothing_is_minted()
    {
        var minter = new TokenMinter(new AuthOptions { JwksUrl = "https://id.example/keys" }, _tokens.Time);

        Assert.Throws<InvalidOperationException>(
            () => minter.Mint(new Caller(new UserKey("acme", "ann"), Roles.None), name: null, TimeSpan.FromMinutes(1)));
    }

    public void Dispose() => _tokens.Dispose();
}
