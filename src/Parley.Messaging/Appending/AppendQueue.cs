using System.Threading.Channels;

namespace Parley.Messaging.Appending;

/// <summary>
/// The one way to the store. Commands wait here while a transaction runs and then share the next one: nobody waits for a timer, and under load
/// the cost of a commit is shared.
/// </summary>
public sealed class AppendQueue(TimeProvider time)
{
    /// <summary>More than a database that answers at all can have waiting; beyond it a client is told to come back.</summary>
    internal const int Capacity = 16_384;

    /// <summary>A transaction over more rows would hold up everybody else's messages.</summary>
    internal const int MaxRows = 2000;

    /// <summary>How long a command may wait here: a database this far behind will not catch up with what is asked of it.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    /// <summary>How long after its begin a batch may be tried once more, which a store ends after 3 s at most.</summary>
    private static readonly TimeSpan MaxTries = TimeSpan.FromSeconds(1);

    // A worker that has nothing to do begins on the thread of the first who comes: one that had to be woken for it would take 50 µs.
    private readonly Channel<PendingCommand> _waiting = Channel.CreateBounded<PendingCommand>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Answers once the command's effect is stored, or with the reason why it is not.</summary>
    public Task<Result<TResult>> AppendAsync<TResult>(AppendCommand<TResult> command, CancellationToken cancellationToken = default)
    {
        Task<Result<TResult>> answer = Add(command, TaskCreationOptions.RunContinuationsAsynchronously);
        return cancellationToken.CanBeCanceled ? answer.WaitAsync(cancellationToken) : answer;
    }

    /// <summary>
    /// As <see cref="AppendAsync"/>, but the caller goes on where its batch is told: what it sends goes out together with that, and the next batch
    /// waits for it.
    /// </summary>
    internal Task<Result<TResult>> AppendInlineAsync<TResult>(AppendCommand<TResult> command) => Add(command, TaskCreationOptions.None);

    /// <summary>
    /// Takes what waits, at most <paramref name="max"/> commands and some <see cref="MaxRows"/> rows; an empty list when nothing does. Who has
    /// waited for too long is told so: the database is slower than what is asked of it.
    /// </summary>
    internal List<PendingCommand> Take(int max)
    {
        List<PendingCommand> commands = [];
        int rows = 0;
        while (commands.Count < max && rows < MaxRows && _waiting.Reader.TryRead(out PendingCommand? command))
        {
            if (time.GetElapsedTime(command.EnqueuedAt) > MaxWait)
            {
                command.Fail(ParleyError.Unavailable);
                continue;
            }

            commands.Add(command);
            rows += command.Weight;
        }

        return commands;
    }

    /// <summary>Waits until there is something to take; false once the queue is closed and drained.</summary>
    internal ValueTask<bool> WaitAsync() => _waiting.Reader.WaitToReadAsync(CancellationToken.None);

    /// <summary>Until when a batch that begins now may be tried again.</summary>
    internal long DeadlineOfBatch() => time.GetTimestamp() + (long)(MaxTries.TotalSeconds * time.TimestampFrequency);

    internal bool IsPast(long deadline) => time.GetTimestamp() > deadline;

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

    private Task<Result<TResult>> Add<TResult>(AppendCommand<TResult> command, TaskCreationOptions continuations)
    {
        var pending = new PendingResult<TResult>(command, time.GetTimestamp(), continuations);
        return _waiting.Writer.TryWrite(pending) ? pending.Answer : Task.FromResult<Result<TResult>>(ParleyError.Unavailable);
    }
}
