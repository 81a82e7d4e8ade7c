using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Messaging.Messages;

/// <summary>What a sender says.</summary>
public sealed record MessageContent(
    MessageType Type,
    string Text,
    string? AttachmentUrl = null,
    string? AttachmentType = null,
    IReadOnlyList<string>? AttachmentIds = null)
{
    /// <summary>Tells a retry of the same message from another one under the same client id.</summary>
    internal long Hash(Guid? replyToId)
    {
        // Lengths first, so that no two contents run into the same bytes.
        string canonical = $"{(int)Type}|{Text.Length}|{AttachmentUrl?.Length ?? -1}|{AttachmentType?.Length ?? -1}|{Text}|{AttachmentUrl}|{AttachmentType}|{replyToId}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonical), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
