using System.Text;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Chatting;

/// <summary>A group's thread: what was sent to it, and the numbers under which that was stored.</summary>
internal sealed class ChatThread(Group group, string id)
{
    private long _acknowledged;
    private long _sumOfSeqs;

    public Group Group => group;

    public string Id => id;

    public byte[] Utf8Id { get; } = Encoding.ASCII.GetBytes(id);

    public long Sent { get; set; }

    /// <summary>Each send was acknowledged with a number of its own, from 1 on without gaps: then their sum is known.</summary>
    public bool IsComplete => _acknowledged == Sent && _sumOfSeqs == Sent * (Sent + 1) / 2;

    /// <summary>One who sends messages to the thread.</summary>
    /// <param name="number">The number in the texts.</param>
    /// <param name="connection">What it sends on.</param>
    /// <param name="wire">What is spoken there.</param>
    /// <param name="payload">The length of a text.</param>
    public Sender NewSender(int number, Connection connection, Wire wire, int payload) => new(
        number,
        connection,
        ackId => $"{wire.EventStart("chat:send", ackId)}{{\"threadId\":\"{id}\",\"content\":\"",
        payload,
        $"\"}}{wire.EventEnd}");

    public void Acknowledge(long seq)
    {
        _acknowledged++;
        _sumOfSeqs += seq;
    }
}
