using System.Text;
using Parley.Server.Tests.Hosts;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

/// <summary>Bodies that are no message: each has its code, and nothing of them is stored.</summary>
public abstract class BodyRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>Bodies in Latin-1, so that any byte can be written.</summary>
    public static TheoryData<string, string> Malformed => new()
    {
        { """{"content":"a\u0000b"}""", "400 invalid_content" },
        { "{\"content\":\"a\0b\"}", "400 invalid_json" },
        { """{"content":"\ud83d"}""", "400 invalid_json" },
        { """{"content":"\ude00\ud83d"}""", "400 invalid_json" },
        { """{"content":"a","\udc00":1}""", "400 invalid_json" },
        { "{\"content\":\"\xff\"}", "400 invalid_json" },
        { "{\"content\":\"\xc0\xaf\"}", "400 invalid_json" },
        { "{\"content\":\"\xed\xa0\x80\"}", "400 invalid_json" },
        { "{\"content\":\"\xf4\x90\x80\x80\"}", "400 invalid_json" },
        { "{\"content\":\"\xe2\x82\"}", "400 invalid_json" },
        { "\xef\xbb\xbf{\"content\":\"a\"}", "400 invalid_json" },
        { """{"content":"a","content":"b"}""", "400 invalid_json" },
        { """{"content":"a","cont\u0065nt":"b"}""", "400 invalid_json" },
        { """{"content":"a","other":{"x":1,"x":2}}""", "400 invalid_json" },
        { """{"content":"a",}""", "400 invalid_json" },
        { """{"content":"a"} {}""", "400 invalid_json" },
        { """{"content":"a" /* b */}""", "400 invalid_json" },
        { """{'content':'a'}""", "400 invalid_json" },
        { """{"content":NaN}""", "400 invalid_json" },
        { "{\"content\":\"a\nb\"}", "400 invalid_json" },
        { """{"content":"a","clientId":"\u0000"}""", "400 invalid_client_id" },
        { """{"Content":"a"}""", "400 invalid_content" },
        { """{"content":["a"]}""", "400 invalid_content" },
        { """{"content":{"$gt":""}}""", "400 invalid_content" },
        { """{"content":true}""", "400 invalid_content" },
        { """{"content":"a","clientId":7}""", "400 invalid_client_id" },
        { """{"content":"a","replyToId":7}""", "400 invalid_reply_to_id" },
        { """{"content":"a","type":7}""", "400 invalid_type" },
        { """{"content":"a","attachmentIds":"x"}""", "400 invalid_attachment_ids" },
        { "\"content\"", "400 invalid_request" },
        { "null", "400 invalid_request" },
        { "", "400 invalid_request" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_malformed_is_refused_and_leaves_nothing(string latin1, string refusal)
    {
        string group = await Company.GroupAsync();
        IReadOnlyList<string> before = await DatabaseContent.OfCompanyAsync(Server.Database, Company.Id);

        RestAnswer answer = await PostAsync(group, Encoding.Latin1.GetBytes(latin1));

        Assert.Equal(refusal, answer.Refusal);
        Assert.Equal(before, await DatabaseContent.OfCompanyAsync(Server.Database, Company.Id));
    }

    [Theory]
    [InlineData(32, "201")]
    [InlineData(33, "400 invalid_json")]
    public async Task A_body_is_32_levels_deep(int depth, string expected)
    {
        string group = await Company.GroupAsync();
        string deep = $$"""{"content":"a","other":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        RestAnswer answer = await PostAsync(group, Encoding.UTF8.GetBytes(deep));

        Assert.Equal(expected, answer.Status == 201 ? "201" : answer.Refusal);
    }

    [Theory]
    [InlineData(MaxBody, false, "201")]
    [InlineData(MaxBody, true, "201")]
    [InlineData(MaxBody + 1, false, "413 too_large")]
    [InlineData(MaxBody + 1, true, "413 too_large")]
    public async Task A_body_has_one_megabyte(int length, bool isChunked, string expected)
    {
        string group = await Company.GroupAsync();
        byte[] body = Encoding.UTF8.GetBytes("""{"content":"a"}""".PadRight(length));

        RestAnswer answer = await PostAsync(group, body, isChunked: isChunked);

        Assert.Equal(expected, answer.Status == 201 ? "201" : answer.Refusal);
        Assert.Equal(expected == "201" ? 1 : 0, (await HistoryAsync("ann", group)).Count);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("APPLICATION/JSON; Charset=\"UTF-8\"", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/problem+json", false)]
    [InlineData("text/json", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public async Task A_body_is_JSON_by_its_name(string? type, bool isTaken)
    {
        string group = await Company.GroupAsync();

        RestAnswer answer = await PostAsync(group, """{"content":"a"}"""u8.ToArray(), type);

        Assert.Equal(isTaken ? "201" : "415 unsupported_type", answer.Status == 201 ? "201" : answer.Refusal);
        Assert.Equal(isTaken ? 1 : 0, (await HistoryAsync("ann", group)).Count);
    }

    private async Task<RestAnswer> PostAsync(string group, byte[] body, string? type = "application/json", bool isChunked = false)
    {
        using HttpContent content = isChunked ? new StreamContent(new UnseekableStream(body)) : new ByteArrayContent(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return await Company.As("ann").SendAsync(HttpMethod.Post, $"/conversations/{group}/messages", content);
    }
}
