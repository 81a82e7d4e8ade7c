using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class JwksKeysTests
{
    private static readonly TestKey Rsa = TestKey.Rsa("rsa");
    private static readonly TestKey Curve = TestKey.EllipticCurve("curve");

    [Fact]
    public async Task Tokens_of_the_published_keys_are_accepted_after_one_fetch()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa, Curve);
        await using var tokens = new JwksReader(server.Url);

        Assert.True(await tokens.AcceptsAsync(Rsa.Token()));
        Assert.True(await tokens.AcceptsAsync(Curve.Token()));
        Assert.False(await tokens.AcceptsAsync(TestKey.Rsa("rsa").Token()));
        Assert.False(await tokens.AcceptsAsync(TestKey.EllipticCurve("curve").Token()));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_public_key_is_never_a_secret()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa, Curve);
        await using var tokens = new JwksReader(server.Url);
        Assert.True(await tokens.AcceptsAsync(Rsa.Token()));

        foreach (string secret in (string[])[Rsa.PublicPem, Rsa.PublicPem + "\n", Rsa.Jwk, Curve.PublicPem])
        {
            Assert.False(await tokens.AcceptsAsync(TokenForge.Hs256(TokenForge.Payload(), """{"alg":"HS256","kid":"rsa"}""", secret)));
            Assert.False(await tokens.AcceptsAsync(TokenForge.Hs256(TokenForge.Payload(), """{"alg":"RS256","kid":"rsa"}""", secret)));
        }
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"rsa"}""")]
    [InlineData("""{"alg":"HS256","kid":"rsa"}""")]
    [InlineData("""{"alg":"rs256","kid":"rsa"}""")]
    [InlineData("""{"alg":"RS512","kid":"rsa"}""")]
    [InlineData("""{"alg":"PS256","kid":"rsa"}""")]
    [InlineData("""{"alg":"ES384","kid":"curve"}""")]
    public async Task An_algorithm_that_is_not_ours_is_refused_without_a_fetch(string header)
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa, Curve);
        await using var tokens = new JwksReader(server.Url);

        Assert.False(await tokens.AcceptsAsync(Rsa.Token(header)));
        Assert.False(await tokens.AcceptsAsync(TokenForge.Unsigned(TokenForge.Payload(), header)));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_token_cannot_choose_the_algorithm_of_a_key()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa, Curve);
        await using var tokens = new JwksReader(server.Url);

        Assert.False(await tokens.AcceptsAsync(Rsa.Token("""{"alg":"ES256","kid":"rsa"}""")));
        Assert.False(await tokens.AcceptsAsync(Rsa.Token("""{"alg":"RS256","kid":"curve"}""")));
        Assert.False(await tokens.AcceptsAsync(Curve.Token("""{"alg":"RS256","kid":"rsa"}""")));
    }

    [Fact]
    public async Task A_key_in_the_header_is_neither_used_nor_fetched()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using JwksServer attacker = await JwksServer.StartAsync();
        await using var tokens = new JwksReader(server.Url);
        TestKey own = TestKey.Rsa("rsa");
        attacker.Publish(own);
        string certificate = SelfSigned();

        foreach (string member in (string[])
        [
            $"\"jwk\":{own.Jwk}",
            $"\"jku\":\"{attacker.Url}\"",
            $"\"x5u\":\"{attacker.Url}\"",
            $"\"x5c\":[\"{certificate}\"]",
        ])
        {
            Assert.False(await tokens.AcceptsAsync(own.Token($$"""{"alg":"RS256","kid":"rsa",{{member}}}""")));
            Assert.False(await tokens.AcceptsAsync(own.Token($$"""{"alg":"RS256",{{member}}}""")));
            Assert.True(await tokens.AcceptsAsync(Rsa.Token($$"""{"alg":"RS256","kid":"rsa",{{member}}}""")));
        }

        Assert.Equal(0, attacker.Requests);
    }

    [Fact]
    public async Task A_key_id_that_is_an_address_or_a_path_only_asks_for_our_own_keys()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using JwksServer attacker = await JwksServer.StartAsync(Rsa);
        await using var tokens = new JwksReader(server.Url);

        foreach (string id in (string[])["../../../../etc/passwd", attacker.Url, "file:///dev/null", "/keys?x=", ""])
        {
            Assert.False(await tokens.AcceptsAsync(Rsa.Token($$"""{"alg":"RS256","kid":"{{id}}"}""")));
            tokens.Time.Advance(JwksKeys.MinFetchInterval);
        }

        Assert.Equal(0, attacker.Requests);
        Assert.All(server.Paths.TakeAll(), static path => Assert.Equal("/keys", path));
    }

    [Fact]
    public async Task A_token_without_a_key_id_is_accepted_only_where_there_is_one_key_for_it()
    {
        const string Header = """{"alg":"RS256"}""";
        await using JwksServer server = await JwksServer.StartAsync(Rsa, Curve);
        await using var tokens = new JwksReader(server.Url);
        Assert.True(await tokens.AcceptsAsync(Rsa.Token(Header)));

        server.Publish(Rsa, TestKey.Rsa("other"));
        await tokens.Keys.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.False(await tokens.AcceptsAsync(Rsa.Token(Header)));
        Assert.True(await tokens.AcceptsAsync(Rsa.Token()));
    }

    [Fact]
    public async Task A_removed_key_ends_with_the_next_fetch_and_a_new_one_begins()
    {
        TestKey next = TestKey.Rsa("next");
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using var tokens = new JwksReader(server.Url);
        Assert.True(await tokens.AcceptsAsync(Rsa.Token()));

        server.Publish(next);
        tokens.Time.Advance(JwksKeys.MinFetchInterval);

        Assert.True(await tokens.AcceptsAsync(Rsa.Token()));
        Assert.True(await tokens.AcceptsAsync(next.Token()));
        Assert.False(await tokens.AcceptsAsync(Rsa.Token()));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_key_under_an_old_id_replaces_the_old_one()
    {
        TestKey successor = TestKey.Rsa("rsa");
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using var tokens = new JwksReader(server.Url);
        Assert.True(await tokens.AcceptsAsync(Rsa.Token()));

        server.Publish(successor);
        await tokens.Keys.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.True(await tokens.AcceptsAsync(successor.Token()));
        Assert.False(await tokens.AcceptsAsync(Rsa.Token()));
    }

    [Fact]
    public async Task Unknown_key_ids_cause_one_fetch_in_thirty_seconds()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using var tokens = new JwksReader(server.Url);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async each =>
            Assert.False(await tokens.AcceptsAsync(Rsa.Token($$"""{"alg":"RS256","kid":"{{each}}"}""")))));
        tokens.Time.Advance(JwksKeys.MinFetchInterval - TimeSpan.FromTicks(1));
        Assert.False(await tokens.AcceptsAsync(Rsa.Token("""{"alg":"RS256","kid":"x"}""")));
        Assert.Equal(1, server.Requests);

        tokens.Time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await tokens.AcceptsAsync(Rsa.Token("""{"alg":"RS256","kid":"x"}""")));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Many_first_tokens_at_once_are_accepted_after_one_fetch()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using var tokens = new JwksReader(server.Url);
        string token = Rsa.Token();

        bool[] accepted = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => tokens.AcceptsAsync(token))));

        Assert.All(accepted, Assert.True);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_end_the_fetch_of_the_others()
    {
        await using JwksServer server = await JwksServer.StartAsync(Rsa);
        await using var tokens = new JwksReader(server.Url);
        using var caller = new CancellationTokenSource();
        server.Answer(async context =>
        {
            await caller.CancelAsync();
            await context.Response.WriteAsync($$"""{"keys":[{{Rsa.Jwk}}]}""");
        });

        Assert.NotNull(await tokens.Keys.FindAsync("RS256", "rsa", caller.Token));
    }

    private static string SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=evil", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.RawData);
    }
}
