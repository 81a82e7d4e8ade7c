using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>A question to a client that has not been answered. Due when its time is over.</summary>
internal sealed class PendingAck : TimerEntry
{
    private readonly TaskCompletionSource<EventArguments> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PendingAcks _owner;

    public PendingAck(PendingAcks owner, long id)
    {
        _owner = owner;
        Id = id;
    }

    public long Id { get; }

    public Task<EventArguments> Answer => _answer.Task;

    public override void OnDue()
    {
        _owner.Forget(Id);
        _answer.TrySetException(new TimeoutException("The client did not acknowledge in time."));
    }

    public void Complete(EventArguments arguments) => _answer.TrySetResult(arguments);

    public void Fail(DisconnectReason reason) => _answer.TrySetException(new SocketDisconnectedException(reason));

    public void Cancel(CancellationToken cancellationToken)
    {
        _owner.Forget(Id);
        _answer.TrySetCanceled(cancellationToken);
    }
}
