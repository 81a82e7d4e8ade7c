using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>A question to a client that has not been answered. Due when its time is over.</summary>
internal sealed class PendingAck : TimerEntry
{
    private readonly TaskCompletionSource<EventArguments> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket _socket;
    private readonly long _id;

    public PendingAck(Socket socket, long id)
    {
        _socket = socket;
        _id = id;
    }

    public Task<EventArguments> Answer => _answer.Task;

    public override void OnDue()
    {
        _socket.Forget(_id);
        _answer.TrySetException(new TimeoutException("The client did not acknowledge in time."));
    }

    public void Complete(EventArguments arguments) => _answer.TrySetResult(arguments);

    public void Fail(DisconnectReason reason) => _answer.TrySetException(new SocketDisconnectedException(reason));

    public void Cancel(CancellationToken cancellationToken)
    {
        _socket.Forget(_id);
        _answer.TrySetCanceled(cancellationToken);
    }
}
