using Parley.Messaging.Conversations;
using Parley.Messaging.Receipts;

namespace Parley.Storage.Reading;

/// <summary>The current members of a conversation: as many as were asked for, the number and the floor of all.</summary>
internal sealed class Participants
{
    /// <summary>Of a conversation that nobody is left in, or of which nobody needs to know.</summary>
    public static readonly Participants None = new();

    public List<Participant> Shown { get; } = [];

    public int Count { get; set; }

    public ReceiptFloor Floor { get; } = new();
}
