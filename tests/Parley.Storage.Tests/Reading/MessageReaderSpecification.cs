using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

public abstract class MessageReaderSpecification : ReaderSpecification
{
    private MessageReader Reader => new(Database);

    [Fact]
    public async Task A_message_is_found_by_its_id_in_its_company_only()
    {
        StoredConversation stored = Conversation(messages: 2);
        stored.Messages[0] = stored.Messages[0] with
        {
            Type = MessageType.Image,
            AttachmentUrl = "https://example.com/a.png",
            AttachmentType = "image/png",
            ContentHash = long.MinValue,
            ReplyToId = Guid.CreateVersion7(),
        };
        stored.Delete(2);
        await RowWriter.WriteAsync(Store, stored);

        foreach (Message message in stored.Messages)
        {
            Assert.Equal(message, await Reader.FindAsync("acme", message.Id, Cancellation));
            Assert.Null(await Reader.FindAsync("other", message.Id, Cancellation));
        }
    }

    [Fact]
    public async Task A_message_is_found_by_what_its_sender_called_it()
    {
        var stored = new StoredConversation("acme", ConversationKind.Direct, "ann", "bob");
        stored.Send("ann", clientId: "first");
        Message expected = stored.Send("bob", clientId: "first");
        await RowWriter.WriteAsync(Store, stored);
        var key = new ClientIdKey("acme", stored.Id, "bob", "first");

        Assert.Equal(expected, await Reader.FindAsync(key, Cancellation));
        Assert.Null(await Reader.FindAsync(key with { ClientId = "First" }, Cancellation));
        Assert.Null(await Reader.FindAsync(key with { SenderId = "cid" }, Cancellation));
        Assert.Null(await Reader.FindAsync(key with { ConversationId = Guid.CreateVersion7() }, Cancellation));
        Assert.Null(await Reader.FindAsync(key with { Company = "other" }, Cancellation));
    }

    [Fact]
    public async Task The_highest_of_some_messages_is_told_where_the_conversation_has_them_all()
    {
        StoredConversation stored = Conversation(messages: 5);
        StoredConversation other = Conversation(messages: 1);
        stored.Delete(4);
        await RowWriter.WriteAsync(Store, stored);
        await RowWriter.WriteAsync(Store, other);
        var key = new ConversationKey("acme", stored.Id);
        Guid[] ids = [.. stored.Messages.Select(static message => message.Id)];

        Assert.Equal(4, await Reader.HighestSeqAsync(key, [ids[3], ids[0], ids[3]], Cancellation));
        Assert.Null(await Reader.HighestSeqAsync(key, [ids[0], Guid.CreateVersion7()], Cancellation));
        Assert.Null(await Reader.HighestSeqAsync(key, [ids[0], other.Messages[0].Id], Cancellation));
        Assert.Null(await Reader.HighestSeqAsync(key with { Company = "other" }, ids, Cancellation));
    }

    [Fact]
    public async Task A_message_has_come_as_far_as_with_the_last_of_the_others()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "cid", "gone");
        Message[] sent = [stored.Send("ann"), stored.Send("ann"), stored.Send("ann")];
        stored.Remove("gone");
        stored.Read("bob", 3);
        stored.Deliver("cid", 2);
        stored.Read("cid", 1);
        var alone = new StoredConversation("acme", ConversationKind.Group, "ann");
        Message unheard = alone.Send("ann");
        await RowWriter.WriteAsync(Store, stored, alone);

        MessageStatus[] statuses = await Task.WhenAll(sent.Append(unheard).Select(one => Reader.StatusOfAsync(one, Cancellation)));

        Assert.Equal([MessageStatus.Read, MessageStatus.Delivered, MessageStatus.Sent, MessageStatus.Sent], statuses);
    }

    [Fact]
    public async Task A_receipt_tells_when_a_position_first_covered_the_message()
    {
        StoredConversation stored = Conversation(messages: 5);
        stored.Deliver("bob", 1);
        DateTimeOffset delivered = stored.Deliver("bob", 3);
        stored.Deliver("bob", 4);
        DateTimeOffset read = stored.Read("bob", 3);
        stored.Read("bob", 5);
        stored.Read("cid", 1);
        DateTimeOffset readAtOnce = stored.Read("cid", 5);
        stored.Deliver("dan", 1);
        await RowWriter.WriteAsync(Store, stored);

        IReadOnlyList<Receipt> receipts = await Reader.ReceiptsAsync(stored.Messages[1], null, 10, Cancellation);

        Assert.Equal(
            [
                new Receipt("bob", null, MessageStatus.Read, delivered, read),
                new Receipt("cid", null, MessageStatus.Read, readAtOnce, readAtOnce),
                new Receipt("dan", null, MessageStatus.Sent, null, null),
            ],
            receipts);
    }

    [Fact]
    public async Task Who_joined_after_a_message_has_passed_it_at_no_time()
    {
        StoredConversation stored = Conversation(messages: 5);
        stored.Remove("dan");
        stored.Add("eve");
        stored.Send("ann");
        stored.Deliver("eve", 6);
        stored.Read("eve", 6);
        await RowWriter.WriteAsync(Store, stored);

        IReadOnlyList<Receipt> receipts = await Reader.ReceiptsAsync(stored.Messages[4], "cid", 10, Cancellation);

        Assert.Equal([new Receipt("eve", null, MessageStatus.Read, null, null)], receipts);
    }

    [Fact]
    public async Task Receipts_come_in_pages()
    {
        StoredConversation stored = Conversation(messages: 1);
        await RowWriter.WriteAsync(Store, stored);
        Message message = stored.Messages[0];

        IReadOnlyList<Receipt> first = await Reader.ReceiptsAsync(message, null, 2, Cancellation);
        IReadOnlyList<Receipt> second = await Reader.ReceiptsAsync(message, "cid", 2, Cancellation);
        IReadOnlyList<Receipt> elsewhere = await Reader.ReceiptsAsync(message with { Company = "other" }, null, 2, Cancellation);

        Assert.Equal(["bob", "cid"], first.Select(static receipt => receipt.UserId));
        Assert.Equal(["dan"], second.Select(static receipt => receipt.UserId));
        Assert.Empty(elsewhere);
    }

    private static StoredConversation Conversation(int messages)
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "cid", "dan");
        for (int count = 0; count < messages; count++)
        {
            stored.Send("ann");
        }

        return stored;
    }
}
