using System.Text;
using System.Text.Json;

namespace Parley.SocketIO.Tests;

public sealed class EventArgumentsTests
{
    [Fact]
    public void Arguments_are_read_by_their_position()
    {
        EventArguments arguments = Arguments("""1,{"a":[1,{"b":2}]},"two",[3,4]""", count: 4);

        Assert.Equal(1, arguments.Get<int>(0));
        Assert.Equal("two", arguments.Get<string>(2));
        Assert.Equal([3, 4], arguments.Get<int[]>(3));
        Assert.Equal("""{"a":[1,{"b":2}]}""", arguments.Get<JsonElement>(1).GetRawText());
    }

    [Fact]
    public void A_single_argument_is_read()
    {
        Assert.Equal(new Point(1, 2.5), Arguments("""{"x":1,"y":2.5}""", count: 1).Get<Point>(0));
    }

    [Fact]
    public void Names_are_read_in_any_case()
    {
        Assert.Equal(new Point(1, 2), Arguments("""{"X":1,"y":2}""", count: 1).Get<Point>(0));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("1", 1, 1)]
    [InlineData("1,2", 2, 2)]
    [InlineData("1,2", 2, int.MaxValue)]
    public void A_missing_argument_is_invalid(string json, int count, int index)
    {
        Assert.Throws<InvalidArgumentsException>(() => Arguments(json, count).Get<int>(index));
    }

    [Fact]
    public void A_negative_position_is_a_mistake_of_the_handler()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Arguments("1,2", count: 2).Get<int>(-1));
    }

    [Fact]
    public void A_null_is_invalid()
    {
        EventArguments arguments = Arguments("null,null", count: 2);

        Assert.Throws<InvalidArgumentsException>(() => arguments.Get<string>(0));
        Assert.Throws<InvalidArgumentsException>(() => arguments.Get<int?>(1));
        Assert.Throws<InvalidArgumentsException>(() => arguments.Get<Point>(1));
    }

    [Theory]
    [InlineData("\"one\"")]
    [InlineData("1.5")]
    [InlineData("1e99")]
    [InlineData("2147483648")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("true")]
    public void Another_shape_is_invalid(string json)
    {
        Assert.Throws<InvalidArgumentsException>(() => Arguments(json, count: 1).Get<int>(0));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_invalid_as_text()
    {
        EventArguments arguments = Arguments("\"\\ud800\",\"\\ud800\"", count: 2);

        Assert.Throws<InvalidArgumentsException>(() => arguments.Get<string>(0));
        Assert.Throws<InvalidArgumentsException>(() => Arguments("\"\\ud800\"", count: 1).Get<string>(0));
    }

    [Fact]
    public void What_is_wrong_is_not_told_in_terms_of_the_server()
    {
        var exception = Assert.Throws<InvalidArgumentsException>(() => Arguments("\"secret\"", count: 1).Get<Point>(0));

        Assert.Equal("The arguments of the event are not valid.", exception.Message);
    }

    [Fact]
    public void Type_information_can_be_given()
    {
        var typeInfo = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Point>)TestJson.Options.GetTypeInfo(typeof(Point));

        Assert.Equal(new Point(1, 2), Arguments("""0,{"x":1,"y":2}""", count: 2).Get(typeInfo, 1));
    }

    [Fact]
    public void Attachments_are_put_where_their_placeholders_are()
    {
        EventArguments arguments = Arguments(
            "\"x\",{\"name\":\"n\",\"data\":{\"num\":1,\"_placeholder\":true}}", count: 2, [1, 2], [3, 4, 5]);

        Assert.Equal([3, 4, 5], arguments.Get<Upload>(1).Data.Data.ToArray());
        Assert.Equal([1, 2], arguments.Attachments[0].ToArray());
    }

    [Theory]
    [InlineData("""{"_placeholder":true,"num":1}""")]
    [InlineData("""{"_placeholder":true,"num":-1}""")]
    [InlineData("""{"_placeholder":true,"num":"0"}""")]
    [InlineData("""{"_placeholder":true}""")]
    [InlineData("{}")]
    [InlineData("\"AQID\"")]
    [InlineData("[1,2,3]")]
    public void An_attachment_that_is_none_is_invalid(string json)
    {
        Assert.Throws<InvalidArgumentsException>(() => Arguments(json, count: 1, [1]).Get<Attachment>(0));
    }

    [Fact]
    public void Without_attachments_a_placeholder_is_invalid()
    {
        Assert.Throws<InvalidArgumentsException>(() => Arguments("""{"_placeholder":true,"num":0}""", count: 1).Get<Attachment>(0));
    }

    [Fact]
    public void The_same_argument_can_be_read_again_and_as_another_type()
    {
        EventArguments arguments = Arguments("""{"_placeholder":true,"num":0}""", count: 1, [7]);

        Assert.Equal(arguments.Get<Attachment>(0).Data.ToArray(), arguments.Get<Attachment>(0).Data.ToArray());
        Assert.Equal(JsonValueKind.Object, arguments.Get<JsonElement>(0).ValueKind);
    }

    private static EventArguments Arguments(string json, int count, params byte[][] attachments) => new(
        Encoding.UTF8.GetBytes(json), count, [.. attachments.Select(static bytes => new ReadOnlyMemory<byte>(bytes))], TestJson.Options);

    private sealed record Point(int X, double Y);

    private sealed record Upload(string Name, Attachment Data);
}
