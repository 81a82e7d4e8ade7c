using Parley.Messaging.Appending;

namespace Parley.Messaging.Tests;

/// <summary>Commands of any kind that share a transaction.</summary>
internal sealed class GivenBatch(Given given)
{
    private readonly List<PendingCommand> _commands = [];

    public Task<Result<TResult>> Add<TResult>(AppendCommand<TResult> command)
    {
        var pending = new PendingResult<TResult>(command, enqueuedAt: 0);
        _commands.Add(pending);
        return pending.Answer;
    }

    /// <summary>Stores what was decided and answers; gives what was changed.</summary>
    public async Task<Changes> CommitAsync()
    {
        AppendBatch batch = given.Batches.Create(_commands);
        await given.Store.ExecuteAsync(batch, CancellationToken.None);
        _commands.ForEach(static command => command.Complete());
        return batch.Changes;
    }
}
