using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>The thread's messages 1, 2, 3 …, each sender's in the order of sending, and nothing else: what Parley promises.</summary>
internal sealed class OrderedReception(ChatThread thread) : IReception
{
    private readonly DeliveryCheck _senders = new(thread.Group);
    private long _lastSeq;

    public bool HasAll => _lastSeq == thread.Sent;

    public long Disorders => 0;

    public long SenderDisorders => 0;

    public bool TryTake(ChatDelivery delivery) => delivery.Seq == ++_lastSeq && _senders.IsNext(delivery.Text);
}
