namespace Parley.Bench.Load.Chatting;

/// <summary>Numbers from the first one on that came in some order, each at most once.</summary>
internal sealed class NumberSet
{
    private readonly long _first;
    private ulong[] _bits = new ulong[16];
    private long _count;
    private long _end;

    public NumberSet(long first)
    {
        _first = first;
        _end = first;
    }

    /// <summary>How many came after a higher one.</summary>
    public long Disorders { get; private set; }

    /// <returns>False when it is too low or was there already.</returns>
    public bool TryAdd(long number)
    {
        long index = number - _first;
        if (index is < 0 or > int.MaxValue)
        {
            return false;
        }

        if (index / 64 >= _bits.Length)
        {
            Array.Resize(ref _bits, (int)(2 * index / 64));
        }

        ref ulong bits = ref _bits[index / 64];
        ulong bit = 1UL << (int)(index % 64);
        if ((bits & bit) != 0)
        {
            return false;
        }

        bits |= bit;
        _count++;
        if (number < _end)
        {
            Disorders++;
        }

        _end = Math.Max(_end, number + 1);
        return true;
    }

    /// <summary>Whether they are the first so many numbers.</summary>
    public bool IsComplete(long count) => _count == count && _end == _first + count;
}
