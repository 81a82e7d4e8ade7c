using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Parley.Messaging.Messages;

/// <summary>What a sender says.</summary>
public sealed record MessageContent(
    MessageType Type,
    string Text,
    string? AttachmentUrl = null,
    string? AttachmentType = null,
    IReadOnlyList<string>? AttachmentIds = null)
{
    /// <summary>More than the numbers, the separators and the id of the canonical form need.</summary>
    private const int CanonicalOverhead = 128;

    /// <summary>Tells a retry of the same message from another one under the same client id.</summary>
    internal long Hash(Guid? replyToId)
    {
        // Lengths first, so that no two contents run into the same bytes.
        int length = Text.Length + (AttachmentUrl?.Length ?? 0) + (AttachmentType?.Length ?? 0) + CanonicalOverhead;
        byte[] canonical = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        _ = Utf8.TryWrite(
            canonical,
            CultureInfo.InvariantCulture,
            $"{(int)Type}|{Text.Length}|{AttachmentUrl?.Length ?? -1}|{AttachmentType?.Length ?? -1}|{Text}|{AttachmentUrl}|{AttachmentType}|{replyToId}",
            out int written);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical.AsSpan(0, written), hash);
        ArrayPool<byte>.Shared.Return(canonical);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
