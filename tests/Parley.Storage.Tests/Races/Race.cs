using System.Security.Cryptography;

namespace Parley.Storage.Tests.Races;

/// <summary>Things that happen at once, differently every time.</summary>
internal static class Race
{
    // Enough for batches of several rounds, few enough for rounds that meet in every way.
    private const int Lanes = 64;

    /// <summary>Runs many rounds, several at a time.</summary>
    public static Task RunAsync(int rounds, Func<int, Task> round) => Parallel.ForEachAsync(
        Enumerable.Range(0, rounds),
        new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = TestContext.Current.CancellationToken },
        async (number, _) => await round(number));

    /// <summary>Starts all from tasks of their own, each a random moment late.</summary>
    public static Task AtOnceAsync(params Func<Task>[] starts)
    {
        RandomNumberGenerator.Shuffle(starts.AsSpan());
        return Task.WhenAll(starts.Select(static start => Task.Run(() =>
        {
            Thread.SpinWait(RandomNumberGenerator.GetInt32(5000));
            return start();
        })));
    }
}
