namespace Parley.Bench.Growth;

/// <summary>
/// How much is stored: <paramref name="InGroup"/> messages of Ann in a group with Bob, who has read none of them, and
/// <paramref name="InEach"/> in each of <see cref="Conversations"/> conversations of Carl, every second one his own.
/// </summary>
internal sealed record Volume(long InGroup, long InEach)
{
    public const int Conversations = 10_000;

    /// <summary>What the group has in a database of few messages.</summary>
    public static readonly Volume Few = new(InGroup: 1_000, InEach: 1);

    public long Messages => InGroup + (InEach * Conversations);

    /// <summary>A tenth of the messages is in the group.</summary>
    public static Volume Of(long messages) => new(messages / 10, Math.Max(1, (messages - (messages / 10)) / Conversations));
}
