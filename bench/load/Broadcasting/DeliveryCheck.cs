namespace Parley.Bench.Load.Broadcasting;

/// <summary>
/// What one member has received: each message of each sender of its group once, in the order of sending, and nothing else.
/// </summary>
internal sealed class DeliveryCheck
{
    private readonly Group _group;
    private readonly int[] _expected;

    public DeliveryCheck(Group group)
    {
        _group = group;
        _expected = new int[group.Senders];
    }

    public bool IsNext(MessageText message)
    {
        int sender = message.Sender - _group.FirstSender;
        if (sender < 0 || sender >= _expected.Length)
        {
            return false;
        }

        bool isNext = message.Number == _expected[sender];
        _expected[sender] = message.Number + 1;
        return isNext;
    }
}
