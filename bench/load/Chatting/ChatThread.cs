using System.Text;
using Parley.Bench.Load.Broadcasting;

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

    public void Acknowledge(long seq)
    {
        _acknowledged++;
        _sumOfSeqs += seq;
    }
}
