using System.Security.Cryptography;
using System.Text;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class KeySetTests
{
    [Theory]
    [InlineData("")]
    [InlineData(",\"use\":\"sig\"")]
    [InlineData(",\"alg\":\"RS256\"")]
    [InlineData(",\"key_ops\":[\"verify\"]")]
    [InlineData(",\"x5c\":[\"AAAA\"],\"x5t\":\"AAAA\"")]
    public void An_RSA_key_for_signatures_is_taken(string members)
    {
        Assert.Equal(1, Parse(TestKey.Rsa("key", members).Jwk).Count);
    }

    [Theory]
    [InlineData(",\"use\":\"enc\"")]
    [InlineData(",\"use\":7")]
    [InlineData(",\"alg\":\"RS512\"")]
    [InlineData(",\"alg\":\"HS256\"")]
    [InlineData(",\"alg\":\"ES256\"")]
    [InlineData(",\"alg\":null")]
    [InlineData(",\"key_ops\":[\"encrypt\"]")]
    [InlineData(",\"key_ops\":\"verify\"")]
    public void A_key_for_anything_else_is_passed_over(string members)
    {
        Assert.Equal(0, Parse(TestKey.Rsa("key", members).Jwk).Count);
    }

    [Fact]
    public void Weak_RSA_keys_and_other_curves_are_passed_over()
    {
        Assert.Equal(0, Parse(TestKey.Rsa("key", bits: 1024).Jwk).Count);
        Assert.Equal(0, Parse(TestKey.Rsa("key", bits: 2040).Jwk).Count);
        Assert.Equal(0, Parse(TestKey.EllipticCurve("key", ECCurve.NamedCurves.nistP384, "P-384").Jwk).Count);
        Assert.Equal(0, Parse(TestKey.EllipticCurve("key", ECCurve.NamedCurves.nistP384, "P-256").Jwk).Count);
        Assert.Equal(1, Parse(TestKey.EllipticCurve("key").Jwk).Count);
    }

    [Theory]
    [InlineData("""{"kty":"oct","kid":"key","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"}""")]
    [InlineData("""{"kty":"RSA","kid":"key","n":"","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"key","n":"AQAB","e":""}""")]
    [InlineData("""{"kty":"RSA","kid":"key","n":"%%%%","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"key"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","kid":"key","x":"AAAA","y":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","kid":"key","x":7,"y":7}""")]
    [InlineData("""{"kty":"\ud800"}""")]
    [InlineData("""{}""")]
    [InlineData("null")]
    [InlineData("\"key\"")]
    public void What_is_no_public_key_is_passed_over_and_the_others_stay(string jwk)
    {
        KeySet keys = Parse($"{jwk},{TestKey.Rsa("good").Jwk}");

        Assert.Equal(1, keys.Count);
        Assert.NotNull(keys.Find("RS256", "good"));
        Assert.Null(keys.Find("HS256", "key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"keys":[""")]
    public void What_is_no_JWKS_document_is_none(string document)
    {
        Assert.False(KeySet.TryParse(Encoding.UTF8.GetBytes(document), out _));
    }

    [Fact]
    public void Keys_of_two_kinds_may_share_an_id()
    {
        KeySet keys = Parse($"{TestKey.Rsa("key").Jwk},{TestKey.EllipticCurve("key").Jwk}");

        Assert.Equal("RS256", keys.Find("RS256", "key")?.Algorithm);
        Assert.Equal("ES256", keys.Find("ES256", "key")?.Algorithm);
    }

    private static KeySet Parse(string keys)
    {
        Assert.True(KeySet.TryParse(Encoding.UTF8.GetBytes($$"""{"keys":[{{keys}}]}"""), out KeySet? set));
        return set;
    }
}
