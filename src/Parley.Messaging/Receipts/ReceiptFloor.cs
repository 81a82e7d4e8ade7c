using System.Runtime.InteropServices;

namespace Parley.Messaging.Receipts;

/// <summary>
/// How far every member of a conversation has come at least; tells the status of any message. The two lowest positions are enough: a sender's
/// own one does not count.
/// </summary>
public sealed class ReceiptFloor
{
    private Lowest _delivered = Lowest.None;
    private Lowest _read = Lowest.None;

    public void Add(string userId, long deliveredSeq, long readSeq)
    {
        _delivered = _delivered.With(userId, deliveredSeq);
        _read = _read.With(userId, readSeq);
    }

    /// <summary>The lowest positions of any number of members, none of whom is asked for as a sender: nobody's id is empty.</summary>
    public void AddUnnamed(long deliveredSeq, long readSeq) => Add("", deliveredSeq, readSeq);

    /// <summary>Sent, while there is no other member.</summary>
    public MessageStatus StatusOf(string senderId, long seq) =>
        _read.Reached(senderId, seq) ? MessageStatus.Read
        : _delivered.Reached(senderId, seq) ? MessageStatus.Delivered
        : MessageStatus.Sent;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Lowest(string? UserId, long Seq, long? Second)
    {
        public static readonly Lowest None = new(null, long.MaxValue, null);

        public Lowest With(string userId, long seq)
        {
            if (UserId is null)
            {
                return new Lowest(userId, seq, null);
            }

            return seq < Seq ? new Lowest(userId, seq, Seq) : this with { Second = Math.Min(seq, Second ?? seq) };
        }

        public bool Reached(string senderId, long seq) => UserId is not null && (UserId == senderId ? Second : Seq) >= seq;
    }
}
