using Parley.Messaging.Policies;

namespace Parley.Messaging.Appending;

/// <summary>A <see cref="PendingCommand"/> with its result.</summary>
internal sealed class PendingResult<TResult>(
    AppendCommand<TResult> command, long enqueuedAt, TaskCreationOptions continuations = TaskCreationOptions.RunContinuationsAsynchronously)
    : PendingCommand(enqueuedAt)
{
    private readonly TaskCompletionSource<Result<TResult>> _answer = new(continuations);

    // Null until a store has decided: that it forgot to must not look like success.
    private Result<TResult>? _decided;

    public Task<Result<TResult>> Answer => _answer.Task;

    public override int Weight => command.Weight;

    public override Footprint FootprintUnder(LimitOptions limits) => command.FootprintUnder(limits);

    public override void Require(FactKeys keys) => command.Require(keys);

    public override void Decide(AppendBatch batch) => _decided = command.Decide(batch);

    public override void Complete() => _answer.TrySetResult(_decided ?? ParleyError.Internal);

    public override void Fail(ParleyError error) => _answer.TrySetResult(error);
}
