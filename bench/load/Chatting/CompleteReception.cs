using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>
/// Each of the thread's messages once, in whatever order: a server that stores messages side by side sends each when it is stored. What comes
/// late is counted.
/// </summary>
internal sealed class CompleteReception : IReception
{
    private readonly ChatThread _thread;
    private readonly NumberSet _seqs = new(first: 1);
    private readonly NumberSet[] _numbers;

    public CompleteReception(ChatThread thread)
    {
        _thread = thread;
        _numbers = new NumberSet[thread.Group.Senders];
        for (int i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] = new NumberSet(first: 0);
        }
    }

    public bool HasAll => _seqs.IsComplete(_thread.Sent);

    public long Disorders => _seqs.Disorders;

    public long SenderDisorders
    {
        get
        {
            long sum = 0;
            foreach (NumberSet numbers in _numbers)
            {
                sum += numbers.Disorders;
            }

            return sum;
        }
    }

    public bool TryTake(ChatDelivery delivery)
    {
        MessageText text = delivery.Text;
        int sender = text.Sender - _thread.Group.FirstSender;
        return sender >= 0 && sender < _numbers.Length && _seqs.TryAdd(delivery.Seq) && _numbers[sender].TryAdd(text.Number);
    }
}
