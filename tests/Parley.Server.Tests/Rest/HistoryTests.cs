using System.Text.Json;

namespace Parley.Server.Tests.Rest;

public sealed class HistoryTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task Older_messages_follow_page_by_page()
    {
        (string path, RestClient ann) = await FillAsync(5);

        RestAnswer first = await ann.GetAsync($"{path}?limit=2");
        RestAnswer second = await ann.GetAsync($"{path}?limit=2&cursor={first.Text("nextCursor")}");
        RestAnswer third = await ann.GetAsync($"{path}?limit=2&cursor={second.Text("nextCursor")}");

        Assert.Equal([5, 4], Seqs(first));
        Assert.Equal([3, 2], Seqs(second));
        Assert.Equal([1], Seqs(third));
        Assert.Equal(JsonValueKind.Null, third.Json.GetProperty("nextCursor").ValueKind);
        Assert.False(first.Json.TryGetProperty("prevCursor", out _));
    }

    [Fact]
    public async Task Newer_messages_follow_page_by_page_and_the_way_back_is_told()
    {
        (string path, RestClient ann) = await FillAsync(5);

        RestAnswer first = await ann.GetAsync($"{path}?limit=2&after=1");
        RestAnswer second = await ann.GetAsync($"{path}?limit=2&cursor={first.Text("nextCursor")}");
        RestAnswer back = await ann.GetAsync($"{path}?limit=2&cursor={second.Text("prevCursor")}");

        Assert.Equal([3, 2], Seqs(first));
        Assert.Equal([5, 4], Seqs(second));
        Assert.Equal([3, 2], Seqs(back));
    }

    [Fact]
    public async Task A_message_is_shown_among_its_neighbours()
    {
        (string path, RestClient ann) = await FillAsync(5);
        string third = (await ann.GetAsync(path)).Items[2].GetProperty("id").GetString()!;

        RestAnswer around = await ann.GetAsync($"{path}?limit=3&around={third}");

        Assert.Equal([4, 3, 2], Seqs(around));
        Assert.Equal([1], Seqs(await ann.GetAsync($"{path}?cursor={around.Text("nextCursor")}")));
        Assert.Equal([5], Seqs(await ann.GetAsync($"{path}?cursor={around.Text("prevCursor")}")));
    }

    [Fact]
    public async Task Messages_before_one_are_those_before_it()
    {
        (string path, RestClient ann) = await FillAsync(3);

        RestAnswer before = await ann.GetAsync($"{path}?before=3");

        Assert.Equal([2, 1], Seqs(before));
    }

    [Theory]
    [InlineData("before=x", "400 invalid_before")]
    [InlineData("after=-1", "400 invalid_after")]
    [InlineData("around=99999999999999999999", "400 invalid_around")]
    [InlineData("before=1&after=1", "400 invalid_position")]
    [InlineData("cursor=AAAA", "400 invalid_cursor")]
    [InlineData("before=0198f1a0-0000-7000-8000-000000000000", "404 not_found")]
    public async Task A_position_that_is_none_is_refused(string query, string refusal)
    {
        (string path, RestClient ann) = await FillAsync(1);

        RestAnswer answer = await ann.GetAsync($"{path}?{query}");

        Assert.Equal(refusal, answer.Refusal);
    }

    private async Task<(string Path, RestClient Ann)> FillAsync(int messages)
    {
        string path = $"/conversations/{await _company.GroupAsync()}/messages";
        RestClient ann = _company.As("ann");
        for (int i = 1; i <= messages; i++)
        {
            await ann.PostAsync(path, $$"""{"content":"{{i}}"}""");
        }

        return (path, ann);
    }

    private static IEnumerable<int> Seqs(RestAnswer page) => page.Items.Select(static item => item.GetProperty("seq").GetInt32());
}
