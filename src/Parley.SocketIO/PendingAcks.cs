namespace Parley.SocketIO;

/// <summary>The questions to one client that have not been answered, by their ack id.</summary>
internal sealed class PendingAcks
{
    private readonly Dictionary<long, PendingAck> _pending = [];

    public PendingAck Add(long id)
    {
        var pending = new PendingAck(this, id);
        lock (_pending)
        {
            _pending.Add(id, pending);
        }

        return pending;
    }

    public void Complete(long id, EventArguments arguments)
    {
        PendingAck? pending;
        lock (_pending)
        {
            if (!_pending.Remove(id, out pending))
            {
                return;
            }
        }

        pending.Complete(arguments);
    }

    public void Forget(long id)
    {
        lock (_pending)
        {
            _pending.Remove(id);
        }
    }

    public void FailAll(DisconnectReason reason)
    {
        PendingAck[] failed;
        lock (_pending)
        {
            failed = [.. _pending.Values];
            _pending.Clear();
        }

        foreach (PendingAck pending in failed)
        {
            pending.Fail(reason);
        }
    }
}
