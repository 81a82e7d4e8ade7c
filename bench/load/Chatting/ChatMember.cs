using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>A user's socket: what it has received is the thread's messages 1, 2, 3 …, each sender's in the order of sending, and nothing else.</summary>
internal sealed class ChatMember(ChatThread thread)
{
    private readonly DeliveryCheck _senders = new(thread.Group);
    private long _lastSeq;

    public ChatThread Thread => thread;

    public bool IsReady { get; set; }

    /// <summary>Set where the user sends.</summary>
    public Sender? Sender { get; set; }

    public bool HasAll => _lastSeq == thread.Sent;

    public bool IsNext(ChatDelivery delivery) =>
        delivery.Seq == ++_lastSeq && delivery.ThreadId.SequenceEqual(thread.Utf8Id) && _senders.IsNext(delivery.Text);
}
