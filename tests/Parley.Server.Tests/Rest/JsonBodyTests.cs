using System.Text;
using Parley.Messaging;
using Parley.Server.Rest.Conversations;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.Orders;
using Parley.Server.Wire;

namespace Parley.Server.Tests.Rest;

public sealed class JsonBodyTests
{
    private const int TooDeep = 33;

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("""{"name":"x",}""")]
    [InlineData("""{"name":"x" /* why */}""")]
    [InlineData("""{'name':'x'}""")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":"a","other":1,"other":2}""")]
    [InlineData("""{"name":"a","other":{"deep":1,"deep":2}}""")]
    [InlineData("""{"name":"a","n\u0061me":"b"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"name":"\udc00\ud800"}""")]
    [InlineData("""{"name":"a","other":["\ud800"]}""")]
    [InlineData("""{"name":"a","\udfff":1}""")]
    [InlineData("\ufeff{\"name\":\"x\"}")]
    [InlineData("""{"name":NaN}""")]
    public void What_is_not_strict_JSON_is_refused(string json) => Assert.Equal("invalid_json", Refusal<RenameBody>(json));

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void A_text_that_is_no_UTF_8_is_refused(byte[] text)
    {
        byte[] body = [.. "{\"other\":\""u8, .. text, .. "\",\"name\":\"x\"}"u8];

        Assert.Equal("invalid_json", JsonBody.Parse<RenameBody>(body).Error?.Code);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "invalid_json")]
    public void JSON_is_32_deep_at_most(int beyond, string? refusal)
    {
        int arrays = TooDeep - 2 + beyond;
        string json = $$"""{"name":"x","other":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";

        Assert.Equal(refusal, Refusal<RenameBody>(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"name\"")]
    public void What_is_no_object_is_refused(string json) => Assert.Equal("invalid_request", Refusal<RenameBody>(json));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Name":"x"}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":{"a":1}}""")]
    public void A_wrong_member_is_named(string json) => Assert.Equal("invalid_name", Refusal<RenameBody>(json));

    [Fact]
    public void A_member_is_named_in_snake_case() =>
        Assert.Equal("invalid_provider_id", Refusal<PutOrderBody>("""{"customerId":"c","providerId":7,"status":"s"}"""));

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("1e999")]
    [InlineData("9223372036854775808")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("null")]
    public void A_number_that_is_no_integer_is_refused(string number) =>
        Assert.Equal("invalid_conversations", Refusal<SyncBody>($$"""{"conversations":[{"id":"a","rev":{{number}}}]}"""));

    [Fact]
    public void Unknown_members_are_ignored()
    {
        Result<RenameBody> body = Parse<RenameBody>("""{"$id":"1","$type":"x","other":{"a":[1e999]},"name":"x"}""");

        Assert.True(body.Succeeded(out RenameBody? read, out _));
        Assert.Equal("x", read.Name);
    }

    [Fact]
    public void Escaped_pairs_are_read_as_their_character()
    {
        Assert.True(Parse<RenameBody>("""{"name":"\ud83d\ude00\u0000"}""").Succeeded(out RenameBody? read, out _));

        Assert.Equal("😀\0", read.Name);
    }

    private static string? Refusal<T>(string json)
        where T : class => Parse<T>(json).Error?.Code;

    private static Result<T> Parse<T>(string json)
        where T : class => JsonBody.Parse<T>(Encoding.UTF8.GetBytes(json));
}
