using System.Text;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Packets;

public sealed class PlaceholderCheckTests
{
    [Theory]
    [InlineData("""{"_placeholder":true,"num":0}""")]
    [InlineData("""{"num":1,"_placeholder":true}""")]
    [InlineData("""{"_placeholder":true,"num":1,"more":[{"num":99}]}""")]
    [InlineData("""{"a":[{"_placeholder":true,"num":0},{"_placeholder":true,"num":0}]}""")]
    public void A_placeholder_of_an_announced_attachment_is_allowed(string argument)
    {
        Check(argument, attachments: 2);
    }

    [Theory]
    [InlineData("""{"_placeholder":true}""")]
    [InlineData("""{"_placeholder":true,"num":2}""")]
    [InlineData("""{"_placeholder":true,"num":-1}""")]
    [InlineData("""{"_placeholder":true,"num":0.5}""")]
    [InlineData("""{"_placeholder":true,"num":"0"}""")]
    [InlineData("""{"_placeholder":true,"num":null}""")]
    [InlineData("""{"_placeholder":true,"num":[0]}""")]
    [InlineData("""{"_placeholder":true,"num":4294967296}""")]
    [InlineData("{\"\\u005fplaceholder\":true,\"num\":2}")]
    [InlineData("""{"_placeholder":true,"a":{"num":0}}""")]
    [InlineData("""[[{"a":{"_placeholder":true,"num":9}}]]""")]
    public void A_placeholder_of_no_attachment_is_refused(string argument)
    {
        Assert.Throws<ProtocolException>(() => Check(argument, attachments: 2));
    }

    [Theory]
    [InlineData("""{"_placeholder":false,"num":9}""")]
    [InlineData("""{"_placeholder":1,"num":9}""")]
    [InlineData("""{"_placeholder":"true"}""")]
    [InlineData("""{"num":9}""")]
    [InlineData("[true,9]")]
    public void What_only_resembles_a_placeholder_is_allowed(string argument)
    {
        Check(argument, attachments: 2);
    }

    [Fact]
    public void In_a_text_packet_a_placeholder_is_an_object_like_any_other()
    {
        Check("""{"_placeholder":true,"num":9}""", attachments: 0);
    }

    private static void Check(string argument, int attachments) =>
        PayloadValidator.CheckEvent(Encoding.UTF8.GetBytes($"[\"a\",{argument}]"), attachments, maxDepth: 32);
}
