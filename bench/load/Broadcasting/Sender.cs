using System.Text;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Broadcasting;

/// <summary>
/// A connection that sends. A slot is a send under way; its number is the ack id, so that the packet of a slot changes in nothing but the
/// text.
/// </summary>
internal sealed class Sender
{
    private readonly int _number;
    private readonly Connection _connection;
    private readonly Func<int, string> _packetStart;
    private readonly string _packetEnd;
    private readonly int _payload;
    private readonly List<Slot> _slots = [];
    private readonly Stack<Slot> _free = [];
    private int _sent;

    /// <param name="number">The number in the texts.</param>
    /// <param name="connection">What it sends on.</param>
    /// <param name="packetStart">What stands in a packet before the text, by the ack id.</param>
    /// <param name="payload">The length of a text.</param>
    /// <param name="packetEnd">What stands behind the text.</param>
    public Sender(int number, Connection connection, Func<int, string> packetStart, int payload, string packetEnd = "\"}]") =>
        (_number, _connection, _packetStart, _payload, _packetEnd) = (number, connection, packetStart, payload, packetEnd);

    public bool IsIdle => _free.Count == _slots.Count;

    /// <param name="sentAt">What its latencies count from.</param>
    public void Send(long sentAt)
    {
        if (!_free.TryPop(out Slot? slot))
        {
            slot = Slot.Create(_packetStart(_slots.Count), _payload, _packetEnd);
            _slots.Add(slot);
        }

        slot.IsBusy = true;
        slot.Text = new MessageText(_number, _sent++, sentAt);
        slot.Text.Write(slot.Packet.AsSpan(slot.TextStart));
        _connection.Send(slot.Packet);
    }

    /// <returns>What was sent, or null when nothing was to be acknowledged.</returns>
    public MessageText? Acknowledge(int ackId)
    {
        if (ackId < 0 || ackId >= _slots.Count || _slots[ackId] is not { IsBusy: true } slot)
        {
            return null;
        }

        slot.IsBusy = false;
        _free.Push(slot);
        return slot.Text;
    }

    private sealed class Slot
    {
        public required byte[] Packet { get; init; }

        public required int TextStart { get; init; }

        public MessageText Text { get; set; }

        public bool IsBusy { get; set; }

        public static Slot Create(string start, int payload, string end) => new()
        {
            Packet = Encoding.ASCII.GetBytes(start + new string('x', payload) + end),
            TextStart = start.Length,
        };
    }
}
