using Parley.Messaging.Messages;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Tests.Policies;

public sealed class ContentPolicyTests
{
    private const string Url = "https://files.example.com/a.png";

    [Theory]
    [InlineData("hello")]
    [InlineData("  x  ")]
    [InlineData("\t\u0001\uFFFD\uFFFF")]
    [InlineData("a\U0001F600b")]
    public void Any_well_formed_text_may_be_sent(string text)
    {
        Assert.Null(ContentPolicy.Check(Given.Text(text)));
    }

    // Written as \0 and \uD83D in code, for a lone surrogate cannot be an attribute's argument.
    [Fact]
    public void U_0000_and_lone_surrogates_are_refused_everywhere()
    {
        foreach (string bad in (string[])["a\0b", "\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db", "\uD83D\uD83D\uDE00"])
        {
            Assert.Equal("invalid_content", ContentPolicy.Check(Given.Text(bad))?.Code);
            Assert.Equal("invalid_content", ContentPolicy.CheckText(bad, mayBeEmpty: true)?.Code);
            Assert.Equal("invalid_client_id", ContentPolicy.CheckClientId(bad)?.Code);
            Assert.Equal("invalid_attachment", ContentPolicy.Check(File(Url + bad))?.Code);
            Assert.Equal("invalid_attachment", ContentPolicy.Check(File(Url, bad))?.Code);
            Assert.False(IdPolicy.IsValid(bad));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\t\u00A0\u3000")]
    public void A_blank_message_needs_an_attachment(string text)
    {
        Assert.Equal("invalid_content", ContentPolicy.Check(Given.Text(text))?.Code);
        Assert.Null(ContentPolicy.Check(File(Url) with { Text = text }));
    }

    [Theory]
    [InlineData(MessageType.Text, null)]
    [InlineData(MessageType.Image, "invalid_attachment")]
    [InlineData(MessageType.File, "invalid_attachment")]
    [InlineData(MessageType.System, "invalid_type")]
    [InlineData((MessageType)42, "invalid_type")]
    public void A_type_other_than_text_needs_an_attachment_and_system_is_not_for_clients(MessageType type, string? code)
    {
        Assert.Equal(code, ContentPolicy.Check(new MessageContent(type, "hello"))?.Code);
    }

    [Theory]
    [InlineData(MessageType.System)]
    [InlineData((MessageType)42)]
    public void An_attachment_makes_no_other_type_good(MessageType type)
    {
        Assert.Equal("invalid_type", ContentPolicy.Check(new MessageContent(type, "hello", Url))?.Code);
    }

    [Theory]
    [InlineData("https://files.example.com/a.png")]
    [InlineData("HTTPS://files.example.com:8443/a%20b?x=1#y")]
    [InlineData("https://пример.example/ä")]
    public void An_attachment_is_named_by_an_https_url(string url)
    {
        Assert.Null(ContentPolicy.Check(File(url)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://files.example.com/a.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://files.example.com/a")]
    [InlineData("//files.example.com/a.png")]
    [InlineData("/a.png")]
    [InlineData("https://")]
    [InlineData("https:/files.example.com/a.png")]
    [InlineData("https:files.example.com/a.png")]
    [InlineData("https:\\\\files.example.com\\a.png")]
    [InlineData(" https://files.example.com/a.png")]
    [InlineData("https://files.example.com/a.png\r\nX: y")]
    [InlineData("https://files.example.com/a.png\t")]
    public void Any_other_url_is_refused(string url)
    {
        Assert.Equal("invalid_attachment", ContentPolicy.Check(File(url))?.Code);
    }

    [Fact]
    public void The_url_and_the_type_of_an_attachment_have_a_longest_length()
    {
        string longest = Url.PadRight(ContentPolicy.MaxAttachmentUrlLength, 'x');
        string longestType = new('x', ContentPolicy.MaxAttachmentTypeLength);

        Assert.Null(ContentPolicy.Check(File(longest, longestType)));
        Assert.Equal("invalid_attachment", ContentPolicy.Check(File(longest + "x"))?.Code);
        Assert.Equal("invalid_attachment", ContentPolicy.Check(File(Url, longestType + "x"))?.Code);
        Assert.Equal("invalid_attachment", ContentPolicy.Check(File(Url, ""))?.Code);
    }

    [Fact]
    public void What_cannot_be_yet_is_an_invalid_attachment()
    {
        Assert.Equal("invalid_attachment", ContentPolicy.Check(Given.Text() with { AttachmentIds = ["1"] })?.Code);
        Assert.Equal("invalid_attachment", ContentPolicy.Check(Given.Text() with { AttachmentType = "image/png" })?.Code);
        Assert.Null(ContentPolicy.Check(Given.Text() with { AttachmentIds = [] }));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_client_id_has_1_to_128_characters(int length, bool isGood)
    {
        Assert.Equal(isGood ? null : "invalid_client_id", ContentPolicy.CheckClientId(new string('c', length))?.Code);
        Assert.Null(ContentPolicy.CheckClientId(null));
    }

    private static MessageContent File(string url, string? type = null) => new(MessageType.File, "a file", url, type);
}
