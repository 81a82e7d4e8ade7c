using System.Globalization;
using System.Text;

namespace Parley.Bench.Load.Reconnecting;

/// <summary>A user who goes and comes back, with what its client remembers: the messages of its group so far.</summary>
/// <param name="Group">The group's number, which is the sender's number in the texts.</param>
/// <param name="ThreadId">The group's id.</param>
internal sealed record ReturningMember(int Group, string ThreadId)
{
    private static readonly CompositeFormat SyncPacket = CompositeFormat.Parse(
        "42/chat,0[\"chat:sync\",{{\"epoch\":\"{0}\",\"conversations\":[{{\"id\":\"{1}\",\"rev\":{2}}}]}}]");

    /// <summary>Names the history of the database, as the last session said.</summary>
    public string Epoch { get; set; } = "";

    public bool IsReady { get; set; }

    /// <summary>Whether its connection has come to its end for the ramp: ready, or in sync when it returns, or failed before that.</summary>
    public bool IsCounted { get; set; }

    public long Messages { get; private set; }

    private long Rev { get; set; }

    public byte[] Sync() => Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, SyncPacket, Epoch, ThreadId, Rev));

    /// <summary>Takes a message over, which must be the next one: numbered so, later than the one before, and with the text that was sent.</summary>
    public bool TryAdd(StoredMessage message)
    {
        bool isNext = message.Seq == Messages + 1 && message.Rev > Rev && message.Text.Sender == Group && message.Text.Number == Messages;
        Messages = message.Seq;
        Rev = message.Rev;
        return isNext;
    }

    /// <summary>Takes over what was missed: all of it, once, in order.</summary>
    /// <returns>False when the answer is another one.</returns>
    public bool TryCatchUp(ReadOnlySpan<byte> answer, long messages)
    {
        int start = answer.IndexOf("\"messages\":["u8);
        if (start < 0
            || answer.IndexOf("\"success\":true"u8) < 0
            || answer.IndexOf("\"resyncRequired\":false"u8) < 0
            || answer.IndexOf("\"hasMore\":false"u8) < 0
            || answer.IndexOf("\"removed\":[]"u8) < 0
            || answer.IndexOf(Encoding.ASCII.GetBytes(ThreadId)) is var thread && (thread < 0 || thread > start))
        {
            return false;
        }

        long head = StoredMessage.Number(answer[..start], "\"rev\":"u8);
        ReadOnlySpan<byte> rest = answer[start..];
        while (StoredMessage.TryReadNext(ref rest, out StoredMessage message))
        {
            if (!TryAdd(message))
            {
                return false;
            }
        }

        return Messages == messages && Rev == head;
    }
}
