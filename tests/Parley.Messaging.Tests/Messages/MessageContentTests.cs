using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Tests.Messages;

public sealed class MessageContentTests
{
    [Theory]
    [InlineData("hello", "0|5|-1|-1|hello|||")]
    [InlineData("h\u00e9 \ud83d\ude00", "0|5|-1|-1|h\u00e9 \ud83d\ude00|||")]
    public void Its_hash_is_that_of_its_canonical_form(string text, string canonical)
    {
        byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(canonical));

        Assert.Equal(BinaryPrimitives.ReadInt64BigEndian(expected), Given.Text(text).Hash(replyToId: null));
    }

    [Fact]
    public void The_longest_text_is_hashed_to_its_end()
    {
        string text = new('\u4e16', 1_000_000);

        Assert.NotEqual(Given.Text(text + "a").Hash(null), Given.Text(text + "b").Hash(null));
    }

    [Fact]
    public void A_command_for_the_queue_brings_its_hash_along()
    {
        SendMessage send = Given.Send("ann", Guid.Empty, clientId: "c");

        Assert.Equal(send.Content.Hash(null), send.Hashed().ContentHash);
        Assert.Equal(0, Given.Send("ann", Guid.Empty).Hashed().ContentHash);
    }
}
