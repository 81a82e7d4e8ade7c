namespace Parley.Messaging.Events;

/// <summary>A handler of the host's own code, and which events it wants.</summary>
internal sealed class HostHandler(Func<ChatEvent, bool> wants, bool wantsUndelivered, Func<ChatEvent, CancellationToken, Task> handle)
{
    private Task _call = Task.CompletedTask;

    public bool WantsUndelivered => wantsUndelivered;

    /// <summary>Whether the call before has not returned yet, although nobody waits for it any more.</summary>
    public bool IsLate => !_call.IsCompleted;

    public bool Wants(ChatEvent chatEvent) => wants(chatEvent);

    /// <summary>
    /// Calls it, on a thread that it may block, and waits no longer than to <paramref name="ending"/>. What it throws is for
    /// <paramref name="failed"/>, however late.
    /// </summary>
    public async Task CallAsync(ChatEvent chatEvent, Action<Exception> failed, CancellationToken ending)
    {
        _call = Task.Run(() => TryAsync(chatEvent, failed, ending), CancellationToken.None);
        try
        {
            await _call.WaitAsync(ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
    }

    private async Task TryAsync(ChatEvent chatEvent, Action<Exception> failed, CancellationToken ending)
    {
        try
        {
            await handle(chatEvent, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }
}
