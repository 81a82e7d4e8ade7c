using Parley.Messaging.Appending;

namespace Parley.Messaging.Receipts;

/// <summary>Moves the delivered and read positions of members.</summary>
public sealed class ReceiptMarker(AppendQueue queue)
{
    public const int MaxMessageIds = 1000;

    public async Task<Result<MarkedPosition>> MarkAsync(MarkPosition command, CancellationToken cancellationToken = default) =>
        command.MessageIds.Count > MaxMessageIds
            ? ParleyError.Invalid("message_ids", $"At most {MaxMessageIds:N0} messages at once")
            : await queue.AppendAsync(command, cancellationToken);
}
