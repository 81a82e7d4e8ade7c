using System.Text;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Packets;

public sealed class SocketPacketReaderTests
{
    private const int MaxAttachments = 10;

    [Theory]
    [InlineData("0", "Connect 0 / -1 ")]
    [InlineData("""0{"token":1}""", """Connect 0 / -1 {"token":1}""")]
    [InlineData("0/admin", "Connect 0 /admin -1 ")]
    [InlineData("0/admin,", "Connect 0 /admin -1 ")]
    [InlineData("0/admin,{}", "Connect 0 /admin -1 {}")]
    [InlineData("1", "Disconnect 0 / -1 ")]
    [InlineData("1/admin,", "Disconnect 0 /admin -1 ")]
    [InlineData("4{}", "ConnectError 0 / -1 {}")]
    public void Packets_about_a_connection_are_read(string packet, string expected)
    {
        Assert.Equal(expected, Read(packet));
    }

    [Theory]
    [InlineData("""2["a"]""", """Event 0 / -1 ["a"]""")]
    [InlineData("""20["a"]""", """Event 0 / 0 ["a"]""")]
    [InlineData("""212["a"]""", """Event 0 / 12 ["a"]""")]
    [InlineData("""2/admin,["a"]""", """Event 0 /admin -1 ["a"]""")]
    [InlineData("""2/admin,456["a"]""", """Event 0 /admin 456 ["a"]""")]
    [InlineData("""2/日本,["a"]""", """Event 0 /日本 -1 ["a"]""")]
    [InlineData("312[]", "Ack 0 / 12 []")]
    [InlineData("3/admin,0[1]", "Ack 0 /admin 0 [1]")]
    [InlineData("""2007["a"]""", """Event 0 / 7 ["a"]""")]
    [InlineData("""2999999999999999["a"]""", """Event 0 / 999999999999999 ["a"]""")]
    public void Events_and_acknowledgements_are_read(string packet, string expected)
    {
        Assert.Equal(expected, Read(packet));
    }

    [Theory]
    [InlineData("""51-["a"]""", """BinaryEvent 1 / -1 ["a"]""")]
    [InlineData("""510-["a"]""", """BinaryEvent 10 / -1 ["a"]""")]
    [InlineData("""5002-["a"]""", """BinaryEvent 2 / -1 ["a"]""")]
    [InlineData("""51-/admin,12["a"]""", """BinaryEvent 1 /admin 12 ["a"]""")]
    [InlineData("""62-3["a"]""", """BinaryAck 2 / 3 ["a"]""")]
    public void Binary_packets_are_read(string packet, string expected)
    {
        Assert.Equal(expected, Read(packet));
    }

    [Fact]
    public void A_namespace_ends_at_its_first_comma()
    {
        Assert.Equal("""Event 0 /a -1 b,["x"]""", Read("""2/a,b,["x"]"""));
    }

    [Fact]
    public void A_comma_without_a_namespace_belongs_to_the_payload()
    {
        Assert.Equal("""Event 0 / -1 ,["x"]""", Read("""2,["x"]"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("""9["a"]""")]
    [InlineData(""" 2["a"]""")]
    [InlineData("/")]
    [InlineData("""["a"]""")]
    [InlineData("""٢["a"]""")]
    public void An_unknown_type_is_refused(string packet)
    {
        Assert.Throws<ProtocolException>(() => Read(packet));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("""5["a"]""")]
    [InlineData("""51["a"]""")]
    [InlineData("""5-["a"]""")]
    [InlineData("""50-["a"]""")]
    [InlineData("""511-["a"]""")]
    [InlineData("""50001-["a"]""")]
    [InlineData("""5-1-["a"]""")]
    [InlineData("""5+1-["a"]""")]
    [InlineData("""5 1-["a"]""")]
    [InlineData("""51 -["a"]""")]
    [InlineData("""51.0-["a"]""")]
    [InlineData("""50x1-["a"]""")]
    [InlineData("""5١-["a"]""")]
    [InlineData("699999999999999999999-[]")]
    public void An_illegal_number_of_attachments_is_refused(string packet)
    {
        Assert.Throws<ProtocolException>(() => Read(packet));
    }

    [Theory]
    [InlineData("""21000000000000000["a"]""")]
    [InlineData("""20000000000000001["a"]""")]
    [InlineData("399999999999999999999999999999[]")]
    public void An_ack_id_of_more_than_15_digits_is_refused(string packet)
    {
        Assert.Throws<ProtocolException>(() => Read(packet));
    }

    [Fact]
    public void Digits_of_other_scripts_are_no_ack_id()
    {
        Assert.Equal("""Event 0 / -1 ١٢["a"]""", Read("""2١٢["a"]"""));
    }

    private static string Read(string packet)
    {
        SocketPacket read = SocketPacketReader.Read(Encoding.UTF8.GetBytes(packet), MaxAttachments);
        string name = Encoding.UTF8.GetString(read.Namespace);
        return $"{read.Type} {read.Attachments} {name} {read.AckId} {Encoding.UTF8.GetString(read.Payload)}";
    }
}
