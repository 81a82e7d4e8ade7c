using Parley.Messaging.Receipts;

namespace Parley.Messaging.Tests.Receipts;

public sealed class ReceiptFloorTests
{
    [Fact]
    public void Alone_a_message_is_sent()
    {
        var floor = new ReceiptFloor();
        floor.Add("ann", 5, 5);

        Assert.Equal(MessageStatus.Sent, floor.StatusOf("ann", 1));
        Assert.Equal(MessageStatus.Sent, new ReceiptFloor().StatusOf("ann", 1));
    }

    [Fact]
    public void Read_by_every_other_member_is_read()
    {
        var floor = new ReceiptFloor();
        floor.Add("ann", 0, 0);
        floor.Add("bob", 5, 3);
        floor.Add("cid", 4, 4);

        Assert.Equal(MessageStatus.Read, floor.StatusOf("ann", 3));
        Assert.Equal(MessageStatus.Delivered, floor.StatusOf("ann", 4));
        Assert.Equal(MessageStatus.Sent, floor.StatusOf("ann", 5));
        Assert.Equal(MessageStatus.Sent, floor.StatusOf("bob", 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_tells_what_asking_every_member_tells(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++)
        {
            (string Id, long Delivered, long Read)[] members = [.. Enumerable.Range(0, random.Next(0, 6)).Select(i => Positions(i, random))];
            var floor = new ReceiptFloor();
            Array.ForEach(members, member => floor.Add(member.Id, member.Delivered, member.Read));
            string sender = $"user-{random.Next(0, 7)}";
            long seq = random.Next(1, 6);

            Assert.Equal(Naive(members, sender, seq), floor.StatusOf(sender, seq));
        }
    }

    private static (string Id, long Delivered, long Read) Positions(int i, Random random)
    {
        int delivered = random.Next(0, 6);
        return ($"user-{i}", delivered, random.Next(0, delivered + 1));
    }

    private static MessageStatus Naive((string Id, long Delivered, long Read)[] members, string sender, long seq)
    {
        (string Id, long Delivered, long Read)[] others = [.. members.Where(member => member.Id != sender)];
        return others.Length == 0 ? MessageStatus.Sent
            : others.All(member => member.Read >= seq) ? MessageStatus.Read
            : others.All(member => member.Delivered >= seq) ? MessageStatus.Delivered
            : MessageStatus.Sent;
    }
}
