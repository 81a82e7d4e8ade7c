using Parley.SocketIO.EngineIO;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class OutboundQueueTests
{
    [Fact]
    public void What_came_first_goes_first()
    {
        var queue = new OutboundQueue();
        OutboundPacket first = OutboundPacket.Message("1");
        OutboundPacket second = OutboundPacket.Message("2");

        queue.Add(first);
        queue.Add(second);

        Assert.Same(first, queue.Peek());
        Assert.Same(first, queue.Take());
        Assert.Same(second, queue.Take());
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void The_size_of_what_waits_is_that_of_its_frames()
    {
        var queue = new OutboundQueue();

        queue.Add(OutboundPacket.Binary(new byte[10]));
        queue.Add(OutboundPacket.Binary(new byte[1_000]));
        Assert.Equal(2 + 10 + 4 + 1_000, queue.Bytes);

        queue.Take();
        Assert.Equal(4 + 1_000, queue.Bytes);
        queue.Take();
        Assert.Equal(0, queue.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_behaves_like_any_queue_whatever_the_order_of_calls(int seed)
    {
        var random = new Random(seed);
        var queue = new OutboundQueue();
        var model = new Queue<OutboundPacket>();

        for (int i = 0; i < 5_000; i++)
        {
            // It grows in the first half and shrinks in the second.
            if (model.Count == 0 || random.Next(100) < (i < 2_500 ? 60 : 40))
            {
                OutboundPacket packet = OutboundPacket.Binary(new byte[random.Next(300)]);
                queue.Add(packet);
                model.Enqueue(packet);
            }
            else
            {
                Assert.Same(model.Dequeue(), queue.Take());
            }

            Assert.Equal((model.Count, model.Sum(static packet => (long)packet.Frame.Length)), (queue.Count, queue.Bytes));
        }
    }
}
