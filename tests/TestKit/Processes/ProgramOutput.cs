namespace Parley.TestKit.Processes;

/// <summary>The last lines that a program wrote, and those who wait for one.</summary>
internal sealed class ProgramOutput
{
    private const int Kept = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly List<Waiter> _waiters = [];
    private bool _ended;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == Kept)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
            foreach (Waiter waiter in _waiters.FindAll(waiter => waiter.Predicate(line)))
            {
                _waiters.Remove(waiter);
                waiter.Found.SetResult(line);
            }
        }
    }

    /// <summary>Nothing more will come: who waits, waits in vain.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            _waiters.ForEach(static waiter => waiter.Found.SetResult(null));
            _waiters.Clear();
        }
    }

    /// <summary>The first line that matches, of those that came and those to come; null when the output ended without one.</summary>
    public Task<string?> FindAsync(Func<string, bool> predicate)
    {
        lock (_gate)
        {
            if (_lines.FirstOrDefault(predicate) is { } line)
            {
                return Task.FromResult<string?>(line);
            }

            var waiter = new Waiter(predicate, new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_ended)
            {
                waiter.Found.SetResult(null);
            }
            else
            {
                _waiters.Add(waiter);
            }

            return waiter.Found.Task;
        }
    }

    private sealed record Waiter(Func<string, bool> Predicate, TaskCompletionSource<string?> Found);
}
