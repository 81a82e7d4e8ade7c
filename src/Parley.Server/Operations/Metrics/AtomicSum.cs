namespace Parley.Server.Operations.Metrics;

/// <summary>A sum that many threads add to.</summary>
internal struct AtomicSum
{
    private double _value;

    public readonly double Value => Volatile.Read(in _value);

    public void Add(double increment)
    {
        double seen = Volatile.Read(in _value);
        while (true)
        {
            double before = Interlocked.CompareExchange(ref _value, seen + increment, seen);
            if (before.Equals(seen))
            {
                return;
            }

            seen = before;
        }
    }
}
