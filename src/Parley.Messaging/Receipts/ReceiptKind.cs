namespace Parley.Messaging.Receipts;

/// <summary>What a member has done with the messages up to a position.</summary>
public enum ReceiptKind
{
    Delivered,

    /// <summary>Read, and so delivered too.</summary>
    Read,
}
