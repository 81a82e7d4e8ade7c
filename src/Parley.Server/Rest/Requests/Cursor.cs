using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;

namespace Parley.Server.Rest.Requests;

/// <summary>Where a list goes on, as clients hand it back: base64url of a few bytes whose first one tells the list.</summary>
internal static class Cursor
{
    public const string Expected = "is one that a list gave";

    private const byte Conversations = 1;
    private const byte Before = 2;
    private const byte After = 3;
    private const byte Receipts = 4;

    private const int MaxLength = 2048;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string AfterConversation(Conversation last)
    {
        Span<byte> bytes = stackalloc byte[25];
        bytes[0] = Conversations;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], (last.LastMessageAt ?? last.CreatedAt).ToUnixTimeMilliseconds());
        last.Id.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Of the messages on one side of a position.</summary>
    public static string OfHistory(HistoryDirection direction, long seq)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = direction == HistoryDirection.After ? After : Before;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], seq);
        return Base64Url.EncodeToString(bytes);
    }

    public static string AfterReceipt(string lastUserId) => Base64Url.EncodeToString([Receipts, .. Encoding.UTF8.GetBytes(lastUserId)]);

    public static ConversationCursor? ReadConversations(string text)
    {
        if (Decode(text) is not { Length: 25 } bytes || bytes[0] != Conversations)
        {
            return null;
        }

        long activeAt = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1));
        return activeAt >= 0 && activeAt <= LatestTime
            ? new ConversationCursor(DateTimeOffset.FromUnixTimeMilliseconds(activeAt), new Guid(bytes.AsSpan(9), bigEndian: true))
            : null;
    }

    public static HistoryPosition? ReadHistory(string text)
    {
        if (Decode(text) is not { Length: 9 } bytes || bytes[0] is not (Before or After))
        {
            return null;
        }

        long seq = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1));
        return seq < 0 ? null : new HistoryPosition(bytes[0] == Before ? HistoryDirection.Before : HistoryDirection.After, seq, MessageId: null);
    }

    /// <summary>The last user of the page before.</summary>
    public static string? ReadReceipts(string text)
    {
        if (Decode(text) is not { Length: > 1 } bytes || bytes[0] != Receipts)
        {
            return null;
        }

        try
        {
            string userId = StrictUtf8.GetString(bytes, 1, bytes.Length - 1);
            return IdPolicy.IsValid(userId) ? userId : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string text)
    {
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        // What does not encode to itself is not what we gave: padding, blanks, spare bits.
        byte[] bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
