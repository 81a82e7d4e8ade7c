using Parley.Messaging.Policies;

namespace Parley.Messaging.Appending;

/// <summary>A command on its way through the queue, and the one who waits for it.</summary>
internal abstract class PendingCommand(long enqueuedAt)
{
    public long EnqueuedAt => enqueuedAt;

    /// <summary>See <see cref="AppendCommand{TResult}.Weight"/>.</summary>
    public abstract int Weight { get; }

    /// <summary>See <see cref="AppendCommand{TResult}.FootprintUnder"/>.</summary>
    public abstract Footprint FootprintUnder(LimitOptions limits);

    public abstract void Require(FactKeys keys);

    public abstract void Decide(AppendBatch batch);

    /// <summary>Answers with what was decided; to be called once that is stored.</summary>
    public abstract void Complete();

    public abstract void Fail(ParleyError error);
}
