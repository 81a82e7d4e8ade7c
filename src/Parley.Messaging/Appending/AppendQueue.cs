using System.Threading.Channels;

namespace Parley.Messaging.Appending;

/// <summary>
/// The one way to the store. Commands wait here while a transaction runs and then share the next one: nobody waits for a timer, and under load
/// the cost of a commit is shared.
/// </summary>
public sealed class AppendQueue
{
    /// <summary>More than a database that answers at all can have waiting; beyond it a client is told to come back.</summary>
    internal const int Capacity = 16_384;

    private readonly Channel<PendingCommand> _waiting = Channel.CreateBounded<PendingCommand>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Answers once the command's effect is stored, or with the reason why it is not.</summary>
    public Task<Result<TResult>> AppendAsync<TResult>(AppendCommand<TResult> command, CancellationToken cancellationToken = default)
    {
        var pending = new PendingResult<TResult>(command);
        if (!_waiting.Writer.TryWrite(pending))
        {
            return Task.FromResult<Result<TResult>>(ParleyError.Unavailable);
        }

        return cancellationToken.CanBeCanceled ? pending.Answer.WaitAsync(cancellationToken) : pending.Answer;
    }

    /// <summary>Takes what waits, at most <paramref name="max"/>; an empty list once the queue is closed and drained.</summary>
    internal async ValueTask<List<PendingCommand>> TakeAsync(int max)
    {
        List<PendingCommand> commands = [];
        if (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (commands.Count < max && _waiting.Reader.TryRead(out PendingCommand? command))
            {
                commands.Add(command);
            }
        }

        return commands;
    }

    /// <summary>Takes everything that waits now.</summary>
    internal List<PendingCommand> TakeWaiting()
    {
        List<PendingCommand> commands = [];
        while (_waiting.Reader.TryRead(out PendingCommand? command))
        {
            commands.Add(command);
        }

        return commands;
    }

    /// <summary>Takes no more commands; those that wait are still stored.</summary>
    public void Close() => _waiting.Writer.TryComplete();
}
