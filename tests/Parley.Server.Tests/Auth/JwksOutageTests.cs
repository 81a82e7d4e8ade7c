using Microsoft.AspNetCore.Http;
using Parley.Server.Auth;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Auth;

public sealed class JwksOutageTests
{
    private static readonly TestKey Key = TestKey.Rsa("key");

    public static TheoryData<string> Outages => ["error", "gone", "not JSON", "no keys", "duplicates", "too large", "redirect", "hanging"];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task While_the_provider_is_away_the_keys_fetched_before_go_on(string outage)
    {
        await using JwksServer server = await JwksServer.StartAsync(Key);
        await using JwksServer elsewhere = await JwksServer.StartAsync(TestKey.Rsa("elsewhere"));
        await using var tokens = new JwksReader(server.Url, fetchTimeout: outage == "hanging" ? TimeSpan.FromMilliseconds(200) : null);
        Assert.True(await tokens.AcceptsAsync(Key.Token()));

        server.Answer(context => FailAsync(context, outage, elsewhere.Url));

        Assert.False(await tokens.Keys.RefreshAsync(TestContext.Current.CancellationToken).Within("the end of a fetch"));
        Assert.True(await tokens.AcceptsAsync(Key.Token()));
        Assert.Single(tokens.Warnings);
        Assert.Equal(0, elsewhere.Requests);
    }

    [Fact]
    public async Task A_provider_that_was_away_at_first_is_asked_again_after_thirty_seconds()
    {
        await using JwksServer server = await JwksServer.StartAsync(Key);
        await using var tokens = new JwksReader(server.Url);
        server.Answer(static context => FailAsync(context, "error", ""));
        Assert.False(await tokens.AcceptsAsync(Key.Token()));

        server.Publish(Key);
        Assert.False(await tokens.AcceptsAsync(Key.Token()));
        tokens.Time.Advance(JwksKeys.MinFetchInterval);

        Assert.True(await tokens.AcceptsAsync(Key.Token()));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_only_warned_of()
    {
        string url;
        await using (JwksServer server = await JwksServer.StartAsync(Key))
        {
            url = server.Url;
        }

        await using var tokens = new JwksReader(url);

        Assert.False(await tokens.AcceptsAsync(Key.Token()));
        Assert.Contains("could not be fetched", Assert.Single(tokens.Warnings), StringComparison.Ordinal);
        Assert.Empty(tokens.Logs.TakeUnexpectedErrors());
    }

    [Fact]
    public async Task An_empty_set_of_keys_ends_all_of_them()
    {
        await using JwksServer server = await JwksServer.StartAsync(Key);
        await using var tokens = new JwksReader(server.Url);
        Assert.True(await tokens.AcceptsAsync(Key.Token()));

        server.Publish();
        Assert.True(await tokens.Keys.RefreshAsync(TestContext.Current.CancellationToken));

        Assert.False(await tokens.AcceptsAsync(Key.Token()));
    }

    [Fact]
    public async Task Without_any_token_the_keys_are_fetched_at_the_start_and_every_hour()
    {
        await using JwksServer server = await JwksServer.StartAsync(Key);
        await using var tokens = new JwksReader(server.Url);

        await tokens.Refresh.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(JwksRefresh.Interval, await tokens.Observed.Waits.NextAsync());
        Assert.True(await tokens.AcceptsAsync(Key.Token()));
        server.Publish();
        tokens.Time.Advance(JwksRefresh.Interval);
        await tokens.Observed.Waits.NextAsync();

        Assert.False(await tokens.AcceptsAsync(Key.Token()));
        Assert.Equal(2, server.Requests);
        await tokens.Refresh.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(tokens.Refresh.ExecuteTask!.IsCanceled);
    }

    private static async Task FailAsync(HttpContext context, string outage, string elsewhere)
    {
        HttpResponse response = context.Response;
        response.StatusCode = outage switch
        {
            "error" => StatusCodes.Status503ServiceUnavailable,
            "gone" => StatusCodes.Status404NotFound,
            "redirect" => StatusCodes.Status302Found,
            _ => StatusCodes.Status200OK,
        };
        response.Headers.Location = outage == "redirect" ? elsewhere : default;
        await response.WriteAsync(outage switch
        {
            "not JSON" => "<html>down for maintenance</html>",
            "duplicates" => """{"keys":[],"keys":[]}""",
            "too large" => $$"""{"keys":[],"x":"{{new string('x', JwksKeys.MaxDocumentBytes)}}"}""",
            _ => "{}",
        });
        if (outage == "hanging")
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
