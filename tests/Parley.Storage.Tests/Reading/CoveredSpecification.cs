using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

public abstract class CoveredSpecification : ReaderSpecification
{
    private MessageReader Reader => new(Database);

    [Fact]
    public async Task Covered_messages_are_those_of_others_by_sender()
    {
        StoredConversation stored = Conversation("bob", "cid", "ann", "bob", "cid", "bob");
        await RowWriter.WriteAsync(Store, stored);

        CoveredRange covered = Assert.Single(await CoveredAsync(Range(stored, "ann", from: 1, to: 5)));

        Assert.Equal(["cid", "bob"], covered.Senders.Select(static sender => sender.SenderId));
        Assert.Equal([IdAt(stored, 2), IdAt(stored, 5)], covered.Senders[0].MessageIds);
        Assert.Equal([IdAt(stored, 4)], covered.Senders[1].MessageIds);
        Assert.Equal(IdAt(stored, 5), covered.LastMessageId);
    }

    [Fact]
    public async Task The_last_message_is_named_whoever_sent_it_and_deleted_or_not()
    {
        StoredConversation stored = Conversation("bob", "ann", "bob");
        stored.Delete(3);
        await RowWriter.WriteAsync(Store, stored);

        IReadOnlyList<CoveredRange> covered = await CoveredAsync(Range(stored, "ann", from: 1, to: 2), Range(stored, "ann", from: 2, to: 3));

        Assert.Equal([IdAt(stored, 2), IdAt(stored, 3)], covered.Select(static range => range.LastMessageId));
        Assert.Empty(covered[0].Senders);
        Assert.Equal([IdAt(stored, 3)], Assert.Single(covered[1].Senders).MessageIds);
    }

    [Fact]
    public async Task Many_ranges_are_answered_in_their_order_each_as_if_it_were_alone()
    {
        string[] readers = ["ann", "bob", "cid", "nobody 'at' all, \"é\" 👋"];
        StoredConversation[] all = [.. Enumerable.Range(0, 30).Select(seed => Shuffled(new Random(seed), seed % 3 == 0 ? "other" : "acme"))];
        await RowWriter.WriteAsync(Store, all);
        var random = new Random(1);
        PositionRange[] ranges = [.. Enumerable.Range(0, 300).Select(_ => Any(random, all[random.Next(all.Length)], readers[random.Next(readers.Length)]))];

        IReadOnlyList<CoveredRange> covered = await CoveredAsync(ranges);

        foreach ((PositionRange range, CoveredRange answer) in ranges.Zip(covered, static (range, answer) => (range, answer)))
        {
            List<Message> messages = all.Single(one => one.Id == range.Conversation.Id).Messages;
            IEnumerable<Message> expected = messages.Where(one => one.Seq > range.FromSeq && one.Seq <= range.ToSeq && one.SenderId != range.ReaderId);
            Assert.Equal(messages[(int)range.ToSeq - 1].Id, answer.LastMessageId);
            Assert.Equal(
                expected.GroupBy(static one => one.SenderId, static one => one.Id).Select(static sender => (sender.Key, string.Join(' ', sender))),
                answer.Senders.Select(static sender => (sender.SenderId, string.Join(' ', sender.MessageIds))));
        }
    }

    [Fact]
    public async Task Of_each_sender_the_newest_thousand_of_ten_thousand_positions_are_covered()
    {
        StoredConversation stored = Conversation(["cid", .. Enumerable.Repeat("ann", 8_990), .. Enumerable.Repeat("bob", 1_010)]);
        await RowWriter.WriteAsync(Store, stored);

        CoveredRange covered = Assert.Single(await CoveredAsync(Range(stored, "ann", from: 0, to: 10_001)));

        CoveredMessages one = Assert.Single(covered.Senders);
        Assert.Equal("bob", one.SenderId);
        Assert.Equal(stored.Messages[^1000..].Select(static message => message.Id), one.MessageIds);
    }

    [Fact]
    public async Task Senders_who_were_removed_are_not_told_of_their_messages()
    {
        StoredConversation stored = Conversation("bob", "cid", "bob");
        stored.Remove("bob");
        await RowWriter.WriteAsync(Store, stored);

        CoveredRange covered = Assert.Single(await CoveredAsync(Range(stored, "ann", from: 0, to: 3)));

        Assert.Equal("cid", Assert.Single(covered.Senders).SenderId);
        Assert.Equal(IdAt(stored, 3), covered.LastMessageId);
    }

    [Fact]
    public async Task What_another_company_names_covers_nothing()
    {
        StoredConversation stored = Conversation("bob", "cid");
        await RowWriter.WriteAsync(Store, stored);
        PositionRange range = Range(stored, "ann", from: 0, to: 2);

        IReadOnlyList<CoveredRange> covered = await CoveredAsync(range with { Conversation = range.Conversation with { Company = "other" } }, range);

        Assert.Empty(covered[0].Senders);
        Assert.Equal([Guid.Empty, IdAt(stored, 2)], covered.Select(static one => one.LastMessageId));
        Assert.Empty(await CoveredAsync());
    }

    private Task<IReadOnlyList<CoveredRange>> CoveredAsync(params PositionRange[] ranges) => Reader.CoveredAsync(ranges, Cancellation);

    private static PositionRange Range(StoredConversation stored, string readerId, long from, long to) =>
        new(new ConversationKey(stored.Conversation.Company, stored.Id), readerId, from, to);

    private static PositionRange Any(Random random, StoredConversation stored, string readerId)
    {
        long to = random.NextInt64(stored.Conversation.LastSeq) + 1;
        return Range(stored, readerId, random.NextInt64(to), to);
    }

    private static Guid IdAt(StoredConversation stored, int seq) => stored.Messages[seq - 1].Id;

    private static StoredConversation Shuffled(Random random, string company)
    {
        var stored = new StoredConversation(company, ConversationKind.Group, "ann", "bob", "cid");
        for (int count = random.Next(1, 40); count > 0; count--)
        {
            stored.Send(random.GetItems(["ann", "bob", "cid"], 1)[0]);
        }

        return stored;
    }

    private static StoredConversation Conversation(params string[] senders)
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "cid");
        Array.ForEach(senders, sender => stored.Send(sender));
        return stored;
    }
}
