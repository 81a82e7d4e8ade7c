namespace Parley.Bench.Load;

/// <summary>Counts whatever should not have happened, and shows the first few.</summary>
internal sealed class Mistakes
{
    private const int MaxShown = 5;
    private const int MaxLength = 400;

    public int Count { get; private set; }

    public void Add(string what)
    {
        if (++Count <= MaxShown)
        {
            Console.Error.WriteLine(what.Length > MaxLength ? $"{what.AsSpan(0, MaxLength)} …" : what);
        }
    }
}
