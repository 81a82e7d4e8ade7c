using Microsoft.Extensions.Options;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

public sealed class OriginOptionsRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("*")]
    [InlineData("https://shop.example")]
    [InlineData("https://shop.example, http://localhost:3000 ,https://[::1]:8443/")]
    [InlineData("https://bücher.example")]
    public void Origins_and_a_star_are_right(string? setting)
    {
        Assert.True(Validate(setting).Succeeded);
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("null")]
    [InlineData("//shop.example")]
    [InlineData("https://shop.example/app")]
    [InlineData("https://shop.example?x")]
    [InlineData("https://shop.example#x")]
    [InlineData("https://user@shop.example")]
    [InlineData("https://*.shop.example")]
    [InlineData("ftp://shop.example")]
    [InlineData("file:///tmp")]
    [InlineData("https://")]
    public void A_mistake_is_told_in_one_line_with_the_key_and_the_fix(string setting)
    {
        string failure = Assert.Single(Validate("https://good.example," + setting).Failures!);

        Assert.StartsWith($"CORS_ORIGINS: \"{setting}\"", failure, StringComparison.Ordinal);
        Assert.Contains("https://shop.example", failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure);
    }

    private static ValidateOptionsResult Validate(string? setting)
    {
        var options = new OriginOptions();
        options.Add(setting);
        return new OriginOptionsRules().Validate(name: null, options);
    }
}
