using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Server.Settings;
using Parley.Server.Tests.Hosts;

namespace Parley.Server.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_options_have_their_defaults_when_only_the_secret_is_set()
    {
        using WebApplicationHolder server = Build("Production", ("JWT_SECRET", ServerProcess.Secret));

        Assert.Equal(30, server.Options<LimitOptions>().OrderMessagesPerWindow);
        Assert.Equal(7, server.Options<OrderOptions>().GraceDays);
        Assert.True(server.Options<MessagesSocketOptions>().Enabled);
        Assert.Equal("", server.Options<ParleyOptions>().PathBase);
        Assert.Equal(_folder.File("data/parley.db"), server.App.Services.GetRequiredService<DatabaseUrl>().Connection);
    }

    [Fact]
    public void The_short_names_of_the_environment_win_over_the_long_ones()
    {
        using WebApplicationHolder server = Build(
            "Production",
            ("JWT_SECRET", ServerProcess.Secret),
            ("Parley:Auth:JwtSecret", "another"),
            ("CORS_ORIGINS", "https://a.example,https://b.example"),
            ("Parley:Cors:Origins", "https://c.example"),
            ("ENABLE_MESSAGES_SOCKET", "false"),
            ("DATABASE_URL", "postgresql://ann@db/chat"),
            ("JWKS_URL", ""),
            ("REDIS_URL", ""));

        Assert.Equal(ServerProcess.Secret, server.App.Configuration["Parley:Auth:JwtSecret"]);
        Assert.Equal("https://a.example,https://b.example", server.App.Configuration["Parley:Cors:Origins"]);
        Assert.False(server.Options<MessagesSocketOptions>().Enabled);
        Assert.Equal(DatabaseKind.Postgres, server.App.Services.GetRequiredService<DatabaseUrl>().Kind);
        Assert.Null(server.App.Configuration["Parley:Auth:JwksUrl"]);
    }

    [Fact]
    public void The_long_names_are_bound()
    {
        using WebApplicationHolder server = Build(
            "Production",
            ("JWT_SECRET", ServerProcess.Secret),
            ("Parley:Limits:TextLength", "0"),
            ("parley:orders:gracedays", "9"),
            ("Parley:PathBase", "/api/v1"));

        Assert.Equal(0, server.Options<LimitOptions>().TextLength);
        Assert.Equal(9, server.Options<OrderOptions>().GraceDays);
        Assert.Equal("/api/v1", server.Options<ParleyOptions>().PathBase);
    }

    [Theory]
    [InlineData("Parley:Limits:OrderMesagesPerWindow", "3", "is not a setting. Did you mean Parley:Limits:OrderMessagesPerWindow?")]
    [InlineData("Parley:Limit:TextLength", "3", "is not a setting. Did you mean Parley:Limits:TextLength?")]
    [InlineData("Parley:Cors:Origins:0", "https://a.example", "is not a setting. Did you mean Parley:Cors:Origins?")]
    [InlineData("Parley:Limits:TextLength", "many", "is 'many', which is not a whole number. Set it to a whole number from 0 to 1000000, or remove it for the default of 10000.")]
    [InlineData("Parley:Limits:TextLength", "", "is '', which is not a whole number.")]
    [InlineData("Parley:Limits:TextLength", "-1", "is -1, which is out of range. Set it to a whole number from 0")]
    [InlineData("Parley:Limits:TextLength", "99999999999", "is '99999999999', which is not a whole number.")]
    [InlineData("Parley:Limits:OrderWindowSeconds", "0", "is 0, which is out of range. Set it to a whole number from 1 to 86400")]
    [InlineData("Parley:PathBase", "api/", "is neither empty nor a path that begins with /")]
    [InlineData("Parley:Shutdown:DrainSeconds", "61", "is 61, which is out of range.")]
    [InlineData("Logging:LogLevel:Default", "Loud", "is 'Loud', which is not a level.")]
    public void A_wrong_setting_is_named_with_its_fix(string key, string value, string description)
    {
        string mistake = Assert.Single(FindMistakes("Production", ("JWT_SECRET", ServerProcess.Secret), (key, value)));

        Assert.StartsWith($"{key} {description}", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENABLE_MESSAGES_SOCKET", "yes", "ENABLE_MESSAGES_SOCKET is 'yes', which is not true or false.")]
    [InlineData("DATABASE_URL", "mysql://db", "DATABASE_URL is neither sqlite:<file> nor postgresql://")]
    [InlineData("REDIS_URL", "redis://cache", "REDIS_URL is set, but this version runs on one node")]
    [InlineData("urls", "localhost", "ASPNETCORE_URLS has 'localhost', which is not an address")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT is not an address.")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http/json'.")]
    public void A_wrong_setting_is_named_as_in_the_environment(string name, string value, string description)
    {
        string mistake = Assert.Single(FindMistakes("Production", ("JWT_SECRET", ServerProcess.Secret), (name, value)));

        Assert.StartsWith(description, mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "JWT_SECRET is not set.")]
    [InlineData("", "JWT_SECRET is not set.")]
    [InlineData("short", "JWT_SECRET has 5 bytes and needs at least 32.")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "JWT_SECRET can be guessed.")]
    [InlineData("change-me-change-me-change-me-change-me", "JWT_SECRET can be guessed.")]
    [InlineData("development-Vq3mX8kQ2nR7tB5wZ1yC6dF9gH4jK0lP", "JWT_SECRET can be guessed.")]
    public void A_secret_that_others_can_guess_is_refused_in_Production(string? secret, string description)
    {
        string mistake = Assert.Single(FindMistakes("Production", secret is null ? [] : [("JWT_SECRET", secret)]));

        Assert.StartsWith(description, mistake, StringComparison.Ordinal);
        Assert.Contains("openssl rand", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_provider_needs_no_secret()
    {
        using WebApplicationHolder server = Build("Production", ("JWKS_URL", "https://id.example/keys"));

        Assert.Equal("https://id.example/keys", server.App.Configuration["Parley:Auth:JwksUrl"]);
    }

    [Fact]
    public void Every_wrong_setting_has_one_line_of_its_own()
    {
        IReadOnlyList<string> mistakes = FindMistakes(
            "Production", ("Parley:Limits:TextLength", "a\nb\u2028c"), ("Parley:Nonsense\nhere", "1"), ("DATABASE_URL", "x"), ("REDIS_URL", "y"));

        Assert.Equal(5, mistakes.Count);
        Assert.All(mistakes, static mistake => Assert.DoesNotMatch("[\\n\\r\u2028]", mistake));
    }

    private IReadOnlyList<string> FindMistakes(string environment, params (string Key, string Value)[] settings) =>
        Assert.Throws<SettingsException>(() => Build(environment, settings)).Mistakes;

    private WebApplicationHolder Build(string environment, params (string Key, string Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.AddParleyAddress();
        builder.Services.AddParleySettings(builder.Configuration, builder.Environment);
        return new WebApplicationHolder(builder.Build());
    }

    private sealed class WebApplicationHolder(WebApplication app) : IDisposable
    {
        public WebApplication App => app;

        public TOptions Options<TOptions>()
            where TOptions : class => app.Services.GetRequiredService<IOptions<TOptions>>().Value;

        public void Dispose() => ((IDisposable)app).Dispose();
    }
}
