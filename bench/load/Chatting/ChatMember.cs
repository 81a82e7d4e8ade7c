using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>A user's socket, and what it has received.</summary>
internal sealed class ChatMember(ChatThread thread, IReception reception)
{
    public ChatThread Thread => thread;

    public IReception Reception => reception;

    public bool IsReady { get; set; }

    /// <summary>Set where the user sends.</summary>
    public Sender? Sender { get; set; }

    public bool TryTake(ChatDelivery delivery) => delivery.ThreadId.SequenceEqual(thread.Utf8Id) && reception.TryTake(delivery);
}
