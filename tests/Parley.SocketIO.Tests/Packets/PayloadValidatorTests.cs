using System.Text;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Packets;

public sealed class PayloadValidatorTests
{
    private const int MaxDepth = 32;

    [Theory]
    [InlineData("""["a"]""", "a", 0, "")]
    [InlineData("""["a",1]""", "a", 1, "1")]
    [InlineData("""["a",{"b":[2]},"c"]""", "a", 2, "{\"b\":[2]},\"c\"")]
    [InlineData("""["a",[]]""", "a", 1, "[]")]
    [InlineData("""["a",null,true,-1e3]""", "a", 3, "null,true,-1e3")]
    [InlineData("""[""]""", "", 0, "")]
    [InlineData("""["日本","ü"]""", "日本", 1, "\"ü\"")]
    [InlineData("[7,8]", "7", 1, "8")]
    [InlineData("[-1.5e2]", "-1.5e2", 0, "")]
    public void An_event_is_a_name_and_arguments(string json, string name, int count, string arguments)
    {
        PayloadShape shape = CheckEvent(json);

        Assert.Equal(name, Part(json, shape.NameStart, shape.NameLength));
        Assert.Equal((count, arguments), (shape.ArgumentCount, ArgumentsOf(json, shape)));
    }

    [Fact]
    public void White_space_between_the_parts_is_allowed()
    {
        const string Json = " [ \"a\" ,\t[ 1 ] , 2\r\n] \n";

        PayloadShape shape = CheckEvent(Json);

        Assert.Equal("a", Part(Json, shape.NameStart, shape.NameLength));
        Assert.Equal("[ 1 ] , 2\r\n", ArgumentsOf(Json, shape));
        Assert.Equal(2, shape.ArgumentCount);
    }

    [Fact]
    public void An_escaped_name_is_marked_as_such()
    {
        Assert.True(CheckEvent("[\"\\u0061\"]").NameIsEscaped);
        Assert.False(CheckEvent("[\"a\",\"\\u0061\"]").NameIsEscaped);
    }

    [Theory]
    [InlineData("[]", 0, "")]
    [InlineData("[1]", 1, "1")]
    [InlineData("""["connect",{"a":1}]""", 2, "\"connect\",{\"a\":1}")]
    public void An_acknowledgement_is_arguments_alone(string json, int count, string arguments)
    {
        PayloadShape shape = PayloadValidator.CheckAck(Encoding.UTF8.GetBytes(json), attachments: 0, MaxDepth);

        Assert.Equal((count, arguments), (shape.ArgumentCount, ArgumentsOf(json, shape)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("\"a\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[true]")]
    [InlineData("[{}]")]
    [InlineData("""[["a"]]""")]
    public void An_event_of_another_shape_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => CheckEvent(json));
    }

    [Theory]
    [InlineData("[\"a\"")]
    [InlineData("""["a",""")]
    [InlineData("""["a",]""")]
    [InlineData("""["a" "b"]""")]
    [InlineData("""["a",NaN]""")]
    [InlineData("""["a",01]""")]
    [InlineData("""["a",.5]""")]
    [InlineData("['a']")]
    [InlineData("""["a",{b:1}]""")]
    [InlineData("""["a",{"b"}]""")]
    [InlineData("""["a",{"b":1,}]""")]
    [InlineData("""["a",/* comment */1]""")]
    [InlineData("[\"a\n\"]")]
    [InlineData("[\"\\x61\"]")]
    [InlineData("\ufeff[\"a\"]")]
    public void What_is_no_JSON_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => CheckEvent(json));
    }

    [Theory]
    [InlineData("""["a"]]""")]
    [InlineData("""["a"]["b"]""")]
    [InlineData("""["a"] 1""")]
    [InlineData("""["a"],""")]
    [InlineData("[\"a\"]\0")]
    public void Something_behind_the_payload_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => CheckEvent(json));
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("connect_error")]
    [InlineData("disconnect")]
    [InlineData("disconnecting")]
    [InlineData("newListener")]
    [InlineData("removeListener")]
    [InlineData("\\u0063onnect")]
    [InlineData("disconnectin\\u0067")]
    public void A_reserved_event_name_is_refused(string name)
    {
        Assert.Throws<ProtocolException>(() => CheckEvent($"[\"{name}\"]"));
    }

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_refused()
    {
        Assert.Throws<ProtocolException>(() => CheckEvent("[\"\\ud800\"]"));
    }

    [Theory]
    [InlineData("connected")]
    [InlineData("Connect")]
    [InlineData("connec")]
    public void A_name_that_only_resembles_a_reserved_one_is_allowed(string name)
    {
        Assert.Equal(name.Length, CheckEvent($"[\"{name}\"]").NameLength);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"token":"x","deep":[{"a":1}]}""")]
    public void A_CONNECT_payload_is_an_object(string json)
    {
        PayloadValidator.CheckConnect(Encoding.UTF8.GetBytes(json), MaxDepth);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"token\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"a":1,"a":1}""")]
    public void A_CONNECT_payload_that_is_no_object_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => PayloadValidator.CheckConnect(Encoding.UTF8.GetBytes(json), MaxDepth));
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Depth_32_is_allowed_and_33_is_not(char open, char close)
    {
        Assert.Equal(1, CheckEvent(Nested(open, close, MaxDepth)).ArgumentCount);
        Assert.Throws<ProtocolException>(() => CheckEvent(Nested(open, close, MaxDepth + 1)));
    }

    [Fact]
    public void The_depth_counts_in_acknowledgements_and_CONNECT_too()
    {
        byte[] ack = Encoding.UTF8.GetBytes(new string('[', 33) + new string(']', 33));
        byte[] connect = Encoding.UTF8.GetBytes("""{"a":""" + new string('[', 32) + new string(']', 32) + "}");

        PayloadValidator.CheckAck(ack.AsSpan(1..^1), attachments: 0, MaxDepth);
        Assert.Throws<ProtocolException>(() => PayloadValidator.CheckAck(ack, attachments: 0, MaxDepth));
        Assert.Throws<ProtocolException>(() => PayloadValidator.CheckConnect(connect, MaxDepth));
    }

    /// <summary>An event whose outer array is the first level.</summary>
    private static string Nested(char open, char close, int depth)
    {
        string key = open == '{' ? "\"k\":" : "";
        string inner = string.Join(key, Enumerable.Repeat(open.ToString(), depth - 1));
        return $"[\"a\",{inner}{new string(close, depth - 1)}]";
    }

    private static PayloadShape CheckEvent(string json) =>
        PayloadValidator.CheckEvent(Encoding.UTF8.GetBytes(json), attachments: 0, MaxDepth);

    private static string ArgumentsOf(string json, PayloadShape shape) => Part(json, shape.ArgumentsStart, shape.ArgumentsLength);

    private static string Part(string json, int start, int length) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json), start, length);
}
