using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Packets;

public sealed class ArgumentEncoderTests
{
    [Fact]
    public void An_event_without_arguments_is_its_name()
    {
        Assert.Equal("""["news"]""", End(Begin("news")));
    }

    [Fact]
    public void An_acknowledgement_without_values_is_an_empty_array()
    {
        Assert.Equal("[]", End(Begin(null)));
    }

    [Fact]
    public void Arguments_follow_the_name_in_order()
    {
        string json = End(Begin("news").Add(1).Add("ü \"</b>\"").Add(new Item("x", 2.5)).Add<string?>(null));

        Assert.Equal("[\"news\",1,\"ü \\\"</b>\\\"\",{\"name\":\"x\",\"price\":2.5},null]", json);
    }

    [Theory]
    [InlineData("news", "1,2", """["news",1,2]""")]
    [InlineData("news", "", """["news"]""")]
    [InlineData(null, """{"a":1}""", """[{"a":1}]""")]
    [InlineData(null, "", "[]")]
    public void Raw_arguments_are_taken_as_they_are(string? eventName, string raw, string expected)
    {
        string json = End(Begin(eventName).AddRaw(Encoding.UTF8.GetBytes(raw), [], isFirst: eventName is null));

        Assert.Equal(expected, json);
    }

    [Fact]
    public void Attachments_are_numbered_across_the_arguments()
    {
        var first = new Upload("a", new byte[] { 1, 2 }, [new byte[] { 3 }]);

        ReadOnlySpan<byte> json = Begin("up").Add(first).Add((Attachment)new byte[] { 4 }).End(out OutboundPacket[]? attachments);

        const string Expected = """["up",{"name":"a","data":{"_placeholder":true,"num":0},"""
            + "\"more\":[{\"_placeholder\":true,\"num\":1}]},{\"_placeholder\":true,\"num\":2}]";
        Assert.Equal(Expected, Encoding.UTF8.GetString(json));
        Assert.Equal([[1, 2], [3], [4]], attachments!.Select(static packet => packet.Payload.ToArray()));
        Assert.All(attachments!, static packet => Assert.True(packet.IsBinary));
    }

    [Fact]
    public void Without_attachments_there_is_no_list_of_them()
    {
        Begin("news").Add(1).End(out OutboundPacket[]? attachments);

        Assert.Null(attachments);
    }

    [Fact]
    public void Attachments_of_one_packet_do_not_leak_into_the_next()
    {
        Begin("up").Add((Attachment)new byte[] { 1 }).End(out _);

        Begin("up").Add((Attachment)new byte[] { 2 }).End(out OutboundPacket[]? attachments);

        Assert.Equal([2], Assert.Single(attachments!).Payload.ToArray());
    }

    [Fact]
    public void Raw_attachments_follow_the_raw_arguments()
    {
        ReadOnlySpan<byte> json = Begin("up").AddRaw("""{"_placeholder":true,"num":0}"""u8, [new byte[] { 9 }], isFirst: false)
            .End(out OutboundPacket[]? attachments);

        Assert.Equal("""["up",{"_placeholder":true,"num":0}]""", Encoding.UTF8.GetString(json));
        Assert.Equal([9], Assert.Single(attachments!).Payload.ToArray());
    }

    [Fact]
    public void A_converter_may_encode_another_event_meanwhile()
    {
        var outer = new Nesting(() => End(Begin("inner").Add(new Upload("i", new byte[] { 7 }, []))));

        ReadOnlySpan<byte> json = Begin("outer").Add(outer).Add((Attachment)new byte[] { 8 }).End(out OutboundPacket[]? attachments);

        const string Inner = """["inner",{"name":"i","data":{"_placeholder":true,"num":0},"more":[]}]""";
        string escaped = Inner.Replace("\"", "\\\"", StringComparison.Ordinal);
        Assert.Equal($$"""["outer","{{escaped}}",{"_placeholder":true,"num":0}]""", Encoding.UTF8.GetString(json));
        Assert.Equal([8], Assert.Single(attachments!).Payload.ToArray());
    }

    [Fact]
    public void A_converter_that_fails_leaves_nothing_behind()
    {
        var failing = new Nesting(static () => throw new InvalidOperationException("test"));

        Assert.Throws<InvalidOperationException>(() => Begin("bad").Add((Attachment)new byte[] { 1 }).Add(failing));

        ReadOnlySpan<byte> json = Begin("good").Add(1).End(out OutboundPacket[]? attachments);
        Assert.Equal("""["good",1]""", Encoding.UTF8.GetString(json));
        Assert.Null(attachments);
    }

    [Fact]
    public void A_large_packet_is_followed_by_small_ones()
    {
        string large = new('x', 1_000_000);

        Assert.Equal($"[\"a\",\"{large}\"]", End(Begin("a").Add(large)));
        Assert.Equal("""["b",2]""", End(Begin("b").Add(2)));
    }

    [Fact]
    public void Other_options_on_the_same_thread_write_in_their_own_way()
    {
        var upper = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        upper.MakeReadOnly();

        string ours = End(Begin("a").Add(new Item("x", 1)));
        string theirs = End(ArgumentEncoder.Begin(upper, "a").Add(new Item("x", 1)));
        string oursAgain = End(Begin("a").Add(new Item("x", 1)));

        Assert.Equal("""["a",{"NAME":"x","PRICE":1}]""", theirs);
        Assert.Equal(ours, oursAgain);
    }

    [Fact]
    public void An_attachment_outside_a_packet_is_refused()
    {
        Attachment attachment = new byte[] { 1 };

        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(attachment, TestJson.Options));
    }

    private static ArgumentEncoder Begin(string? eventName) => ArgumentEncoder.Begin(TestJson.Options, eventName);

    private static string End(ArgumentEncoder encoder) => Encoding.UTF8.GetString(encoder.End(out _));

    private sealed record Item(string Name, double Price);

    private sealed record Upload(string Name, Attachment Data, IReadOnlyList<Attachment> More);

    [JsonConverter(typeof(NestingConverter))]
    private sealed record Nesting(Func<string> Write);

    private sealed class NestingConverter : JsonConverter<Nesting>
    {
        public override Nesting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Nesting value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Write());
    }
}
