using System.Buffers.Text;
using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>What is checked of a <c>chat:message</c> or of the acknowledgement of a <c>chat:send</c>: found in the bytes, not parsed.</summary>
internal readonly ref struct ChatDelivery
{
    private const int IdLength = 36;

    /// <summary>The thread's id; empty in an acknowledgement.</summary>
    public required ReadOnlySpan<byte> ThreadId { get; init; }

    public required long Seq { get; init; }

    public required MessageText Text { get; init; }

    private static ReadOnlySpan<byte> EventStart => "[\"chat:message\",{\"threadId\":\""u8;

    /// <returns>False when it is another event.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, out ChatDelivery delivery)
    {
        delivery = default;
        if (!json.StartsWith(EventStart) || json.Length < EventStart.Length + IdLength)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = json[EventStart.Length..];
        delivery = Read(rest[..IdLength], rest[IdLength..]);
        return true;
    }

    /// <returns>False when the send was refused.</returns>
    public static bool TryReadAck(ReadOnlySpan<byte> json, out ChatDelivery delivery)
    {
        delivery = default;
        if (json.IndexOf("\"success\":true"u8) < 0)
        {
            return false;
        }

        delivery = Read(default, json);
        return true;
    }

    private static ChatDelivery Read(ReadOnlySpan<byte> threadId, ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> property = "\"seq\":"u8;
        int start = json.IndexOf(property);
        return start >= 0 && Utf8Parser.TryParse(json[(start + property.Length)..], out long seq, out _)
            ? new ChatDelivery { ThreadId = threadId, Seq = seq, Text = MessageText.Read(json, "\"content\":\""u8) }
            : throw new InvalidDataException("A message without a seq.");
    }
}
