namespace Parley.Bench.Load.Chatting;

/// <summary>What a member has received of its thread.</summary>
internal interface IReception
{
    /// <summary>Whether each message that was sent has come.</summary>
    bool HasAll { get; }

    /// <summary>Messages that came after one with a higher number.</summary>
    long Disorders { get; }

    /// <summary>Messages that came after one that the same sender sent later.</summary>
    long SenderDisorders { get; }

    /// <returns>False for what must not come, or not now.</returns>
    bool TryTake(ChatDelivery delivery);
}
