namespace Parley.TestKit.Waiting;

/// <summary>The longest that a test waits for anything. Only a failing test waits so long.</summary>
public static class Deadline
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    /// <summary>Fails with the name of what did not happen, instead of hanging.</summary>
    public static async Task<T> Within<T>(this Task<T> task, string what, TimeSpan? limit = null)
    {
        try
        {
            return await task.WaitAsync(limit ?? Default);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"This did not happen in time: {what}");
        }
    }

    /// <inheritdoc cref="Within{T}"/>
    public static async Task Within(this Task task, string what, TimeSpan? limit = null)
    {
        try
        {
            await task.WaitAsync(limit ?? Default);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"This did not happen in time: {what}");
        }
    }

    /// <summary>Waits for the end of a task that is to fail.</summary>
    /// <returns>Why it failed, or null when it did not.</returns>
    public static async Task<Exception?> FailureWithin(this Task task, string what)
    {
        await task.WaitAsync(Default).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.Status switch
        {
            TaskStatus.Faulted => task.Exception!.InnerException,
            TaskStatus.Canceled => new TaskCanceledException(task),
            TaskStatus.RanToCompletion => null,
            _ => throw new TimeoutException($"This did not happen in time: {what}"),
        };
    }
}
