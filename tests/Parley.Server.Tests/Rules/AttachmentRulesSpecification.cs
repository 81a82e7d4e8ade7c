using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

/// <summary>As long as nothing can be uploaded.</summary>
public abstract class AttachmentRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    [Theory]
    [InlineData("""{"kind":"text","text":"a","attachmentIds":["0198f1a0-0000-7000-8000-000000000000"]}""")]
    [InlineData("""{"kind":"image","text":"a"}""")]
    [InlineData("""{"kind":"file","text":"a"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"http://x.example/a.png"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"//x.example/a.png"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"javascript:alert(1)"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"data:image/png;base64,AAAA"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"file:///etc/passwd"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":" https://x.example/a.png"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"https://x.example/a\u0000.png"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"https://x.example/a\r\nb"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"https://"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":""}""")]
    [InlineData("""{"kind":"text","text":"a","attachmentType":"image/png"}""")]
    [InlineData("""{"kind":"image","attachmentUrl":"https://x.example/a.png","attachmentType":""}""")]
    public async Task What_is_no_attachment_is_refused(string body)
    {
        string thread = await Company.OrderThreadAsync("o-1");

        RestAnswer answer = await Company.As("customer").PostAsync($"/threads/{thread}/messages", body);

        Assert.Equal("400 invalid_attachment", answer.Refusal);
        Assert.Empty(await HistoryAsync("customer", thread));
    }

    [Theory]
    [InlineData(2048, 201)]
    [InlineData(2049, 400)]
    public async Task A_link_has_at_most_2048_characters(int length, int status)
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string url = "https://x.example/".PadRight(length, 'a');

        RestAnswer answer = await Company.As("customer").PostAsync(
            $"/threads/{thread}/messages", Json(new { kind = "image", attachmentUrl = url }));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_link_comes_back_as_it_was_sent()
    {
        const string Url = "https://x.example/a%20b.png?q=<1>&r=\"2\"#ü";
        string thread = await Company.OrderThreadAsync("o-1");
        string body = Json(new { kind = "image", attachmentUrl = Url, attachmentType = "image/png" });

        RestAnswer sent = await Company.As("customer").PostAsync($"/threads/{thread}/messages", body);

        Assert.Equal((201, Url), (sent.Status, sent.Text("imageUrl")));
        Assert.Equal(Url, (await HistoryAsync("provider", thread))[0].GetProperty("attachmentUrl").GetString());
    }
}
