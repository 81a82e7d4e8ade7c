using System.Diagnostics;
using System.Text;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Broadcasting;

/// <summary>
/// A connection that sends in a closed loop: each acknowledgement lets the next message go. A slot is a send under way; its number is the
/// ack id, so that the packet of a slot changes in nothing but the text.
/// </summary>
internal sealed class Sender
{
    private readonly int _number;
    private readonly Connection _connection;
    private readonly Slot[] _slots;
    private int _sent;

    public Sender(int number, Connection connection, int group, BroadcastOptions options)
    {
        _number = number;
        _connection = connection;
        _slots = new Slot[options.InFlight];
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] = Slot.Create(i, Group.Name(group), options.Payload);
        }
    }

    public bool IsIdle => !Array.Exists(_slots, static slot => slot.IsBusy);

    /// <returns>How many messages were sent.</returns>
    public int Start()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            Send(i);
        }

        return _slots.Length;
    }

    public void Send(int slot)
    {
        ref Slot used = ref _slots[slot];
        used.SentAt = Stopwatch.GetTimestamp();
        used.IsBusy = true;
        new MessageText(_number, _sent++, used.SentAt).Write(used.Packet.AsSpan(used.TextStart));
        _connection.Send(used.Packet);
    }

    /// <returns>The time of the send, or null when nothing was to be acknowledged.</returns>
    public long? Acknowledge(int slot)
    {
        if (slot < 0 || slot >= _slots.Length || !_slots[slot].IsBusy)
        {
            return null;
        }

        _slots[slot].IsBusy = false;
        return _slots[slot].SentAt;
    }

    private struct Slot
    {
        public byte[] Packet;
        public int TextStart;
        public long SentAt;
        public bool IsBusy;

        public static Slot Create(int ackId, string group, int payload)
        {
            string start = $"42{ackId}[\"send\",{{\"group\":\"{group}\",\"text\":\"";
            return new Slot
            {
                Packet = Encoding.ASCII.GetBytes(start + new string('x', payload) + "\"}]"),
                TextStart = start.Length,
            };
        }
    }
}
