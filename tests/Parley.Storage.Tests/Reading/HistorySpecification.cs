using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

public abstract class HistorySpecification : ReaderSpecification
{
    private readonly StoredConversation _stored = new("acme", ConversationKind.Group, "ann", "bob");

    [Theory]
    [InlineData(HistoryDirection.Newest, 4, null, 10, 7)]
    [InlineData(HistoryDirection.Newest, 10, null, 10, 1)]
    [InlineData(HistoryDirection.Newest, 99, null, 10, 1)]
    [InlineData(HistoryDirection.Before, 3, 7L, 6, 4)]
    [InlineData(HistoryDirection.Before, 3, 3L, 2, 1)]
    [InlineData(HistoryDirection.Before, 3, 10L, 9, 7)]
    [InlineData(HistoryDirection.Before, 3, 5L, 4, 2)]
    [InlineData(HistoryDirection.Before, 3, 11L, 10, 8)]
    [InlineData(HistoryDirection.Before, 3, long.MaxValue, 10, 8)]
    [InlineData(HistoryDirection.Before, 3, 1L, 0, 1)]
    [InlineData(HistoryDirection.Before, 3, -5L, 0, 1)]
    [InlineData(HistoryDirection.After, 3, 4L, 7, 5)]
    [InlineData(HistoryDirection.After, 3, 8L, 10, 9)]
    [InlineData(HistoryDirection.After, 3, 10L, 10, 11)]
    [InlineData(HistoryDirection.After, 3, long.MaxValue, 10, 11)]
    [InlineData(HistoryDirection.After, 3, long.MinValue, 3, 1)]
    [InlineData(HistoryDirection.Around, 5, 5L, 7, 3)]
    [InlineData(HistoryDirection.Around, 4, 5L, 6, 3)]
    [InlineData(HistoryDirection.Around, 1, 5L, 5, 5)]
    [InlineData(HistoryDirection.Around, 5, 1L, 3, 1)]
    [InlineData(HistoryDirection.Around, 5, 10L, 10, 8)]
    [InlineData(HistoryDirection.Around, 5, 99L, 10, 9)]
    public async Task A_page_lies_where_it_was_asked_for(HistoryDirection direction, int limit, long? seq, int newest, int oldest)
    {
        await WriteAsync(messages: 10);

        HistoryPage page = await ReadAsync(new HistoryQuery(limit, direction, seq));

        Assert.Equal(_stored.Messages.Where(message => message.Seq >= oldest && message.Seq <= newest).Reverse(), page.Messages);
        Assert.Equal(oldest > 1, page.HasOlder);
        Assert.Equal(newest < 10, page.HasNewer);
        Assert.True(page.PositionFound);
    }

    [Fact]
    public async Task A_message_can_name_the_position()
    {
        await WriteAsync(messages: 5);

        HistoryPage page = await ReadAsync(new HistoryQuery(2, HistoryDirection.Before, MessageId: _stored.Messages[3].Id));

        Assert.Equal([3, 2], page.Messages.Select(static message => message.Seq));
    }

    [Fact]
    public async Task A_message_of_another_conversation_names_no_position()
    {
        var other = new StoredConversation("acme", ConversationKind.Group, "ann", "bob");
        other.Send("ann");
        await RowWriter.WriteAsync(Store, other);
        await WriteAsync(messages: 5);

        foreach (Guid messageId in new[] { other.Messages[0].Id, Guid.CreateVersion7() })
        {
            HistoryPage page = await ReadAsync(new HistoryQuery(2, HistoryDirection.Around, MessageId: messageId));

            Assert.False(page.PositionFound);
            Assert.Empty(page.Messages);
        }
    }

    [Fact]
    public async Task An_empty_conversation_has_one_empty_page()
    {
        await WriteAsync(messages: 0);

        foreach (HistoryDirection direction in Enum.GetValues<HistoryDirection>())
        {
            HistoryPage page = await ReadAsync(new HistoryQuery(10, direction, direction == HistoryDirection.Newest ? null : 3));

            Assert.Empty(page.Messages);
            Assert.False(page.HasOlder || page.HasNewer);
        }
    }

    [Fact]
    public async Task A_page_tells_how_far_its_messages_came_and_who_asked()
    {
        _stored.Send("ann");
        _stored.Send("bob");
        _stored.Read("ann", 2);
        _stored.Deliver("bob", 1);
        await RowWriter.WriteAsync(Store, _stored);

        HistoryPage page = await ReadAsync(new HistoryQuery(10));

        Assert.Equal(_stored.Conversation, page.Conversation);
        Assert.Equal(_stored.Members["ann"], page.Own);
        Assert.All(page.Messages, message => Assert.Equal(_stored.StatusOf(message), page.Floor.StatusOf(message.SenderId, message.Seq)));
    }

    [Fact]
    public async Task Another_company_has_no_page_and_a_stranger_no_part()
    {
        await WriteAsync(messages: 1);
        MessageReader reader = new(Database);

        HistoryPage? stranger = await reader.HistoryAsync(new ConversationKey("acme", _stored.Id), "cid", new HistoryQuery(10), Cancellation);

        Assert.Null(await reader.HistoryAsync(new ConversationKey("other", _stored.Id), "ann", new HistoryQuery(10), Cancellation));
        Assert.NotNull(stranger);
        Assert.Null(stranger.Own);
    }

    private async Task WriteAsync(int messages)
    {
        for (int count = 0; count < messages; count++)
        {
            _stored.Send("ann");
        }

        await RowWriter.WriteAsync(Store, _stored);
    }

    private async Task<HistoryPage> ReadAsync(HistoryQuery query)
    {
        HistoryPage? page = await new MessageReader(Database).HistoryAsync(new ConversationKey("acme", _stored.Id), "ann", query, Cancellation);
        Assert.NotNull(page);
        return page;
    }
}
