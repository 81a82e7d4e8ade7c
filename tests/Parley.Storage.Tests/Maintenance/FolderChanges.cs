using System.Collections.Concurrent;

namespace Parley.Storage.Tests.Maintenance;

/// <summary>Sees which names of a folder are taken away.</summary>
internal sealed class FolderChanges : IDisposable
{
    private const string Last = "the-last-one";

    private readonly ConcurrentQueue<string?> _gone = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FileSystemWatcher _watcher;

    public FolderChanges(string folder)
    {
        _watcher = new FileSystemWatcher(folder);
        _watcher.Deleted += (_, change) => _gone.Enqueue(change.Name);
        _watcher.Renamed += (_, change) => _gone.Enqueue(change.OldName);
        _watcher.Created += (_, change) =>
        {
            if (change.Name == Last)
            {
                _ended.SetResult();
            }
        };
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>The names that were deleted or moved away up to now.</summary>
    public async Task<IReadOnlyCollection<string?>> GoneAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_watcher.Path, Last), "");
        await _ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        return _gone;
    }

    public void Dispose() => _watcher.Dispose();
}
