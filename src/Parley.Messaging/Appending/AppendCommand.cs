using Parley.Messaging.Policies;

namespace Parley.Messaging.Appending;

/// <summary>Something that is to be stored, decided inside the transaction that stores it.</summary>
public abstract record AppendCommand<TResult>
{
    /// <summary>About how many rows it touches: what a batch is bounded by, besides the number of its commands.</summary>
    internal virtual int Weight => 1;

    /// <summary>What <see cref="Require"/> locks, told before: commands that have none of it in common may be stored side by side.</summary>
    internal virtual Footprint FootprintUnder(LimitOptions limits) => Footprint.Wide;

    /// <summary>Names the facts that <see cref="Decide"/> looks at.</summary>
    internal abstract void Require(FactKeys keys);

    /// <summary>Refuses, or makes its changes in <paramref name="batch"/>. Pure: it sees nothing but the facts, and refuses before it changes anything.</summary>
    internal abstract Result<TResult> Decide(AppendBatch batch);
}
