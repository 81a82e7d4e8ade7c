using System.Collections.Concurrent;

namespace Parley.Server.Operations;

/// <summary>Asks every <see cref="IReadinessCheck"/>, all at once, and tells the log when the answer changes.</summary>
internal sealed partial class Readiness(IEnumerable<IReadinessCheck> checks, TimeProvider time, ILogger<Readiness> logger)
{
    public static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly IReadinessCheck[] _checks = [.. checks];
    private readonly ConcurrentDictionary<string, bool> _lastAnswers = new(StringComparer.Ordinal);
    private Task<IReadOnlyDictionary<string, bool>>? _asking;

    /// <summary>The parts of the server by their names, with whether each is ready. Those who ask at once share one answer.</summary>
    public Task<IReadOnlyDictionary<string, bool>> AskAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_asking is not { IsCompleted: false })
            {
                _asking = AskAllAsync();
            }

            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<string, bool>> AskAllAsync()
    {
        var parts = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        (string Name, bool IsReady)[] answers = await Task.WhenAll(_checks.Select(AskAsync));
        foreach ((string name, bool isReady) in answers)
        {
            // Two checks of one name: the part is ready when both are.
            parts[name] = isReady && parts.GetValueOrDefault(name, true);
        }

        return parts;
    }

    private async Task<(string Name, bool IsReady)> AskAsync(IReadinessCheck check)
    {
        using var timeout = new CancellationTokenSource(CheckTimeout, time);
        bool isReady;
        Exception? failure = null;
        try
        {
            // On a thread of its own: a check of SQLite that waits does not give its thread back.
            isReady = await Task.Run(() => check.IsReadyAsync(timeout.Token).AsTask(), timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception e)
        {
            isReady = false;
            failure = e;
        }

        LogChange(check.Name, isReady, failure);
        return (check.Name, isReady);
    }

    private void LogChange(string name, bool isReady, Exception? failure)
    {
        bool before = _lastAnswers.GetOrAdd(name, true);
        if (before == isReady || !_lastAnswers.TryUpdate(name, isReady, before))
        {
            return;
        }

        if (isReady)
        {
            LogReadyAgain(logger, name);
        }
        else
        {
            LogNotReady(logger, failure, name);
        }
    }
}
