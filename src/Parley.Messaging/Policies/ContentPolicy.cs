using Parley.Messaging.Messages;

namespace Parley.Messaging.Policies;

/// <summary>What a message may contain, wherever it is sent; how long it may be is decided where its conversation is known.</summary>
public static class ContentPolicy
{
    public const int MaxClientIdLength = 128;

    public const int MaxAttachmentUrlLength = 2048;

    public const int MaxAttachmentTypeLength = 200;

    private static readonly ParleyError Empty = ParleyError.Invalid("content", "The message is empty");

    private static readonly ParleyError NotText = ParleyError.Invalid("content", "The text has a character that cannot be stored: U+0000 or half a surrogate pair");

    public static ParleyError? Check(MessageContent content) =>
        CheckType(content) ?? CheckText(content.Text, mayBeEmpty: content.AttachmentUrl is not null) ?? CheckAttachment(content);

    /// <summary>A text that stands alone: an edited one.</summary>
    public static ParleyError? CheckText(string text, bool mayBeEmpty = false)
    {
        if (!IsStorable(text))
        {
            return NotText;
        }

        return mayBeEmpty || !string.IsNullOrWhiteSpace(text) ? null : Empty;
    }

    public static ParleyError? CheckClientId(string? clientId) =>
        clientId is null || (clientId.Length is > 0 and <= MaxClientIdLength && IsStorable(clientId))
            ? null
            : ParleyError.Invalid("client_id", $"clientId is a text of 1 to {MaxClientIdLength} characters");

    /// <summary>It is told to everybody in the conversation, so it may be no worse than a client id.</summary>
    public static ParleyError? CheckTempId(string? tempId) =>
        CheckClientId(tempId) is null ? null : ParleyError.Invalid("temp_id", $"tempId is a text of 1 to {MaxClientIdLength} characters");

    /// <summary>Whether both databases store it and give it back byte for byte.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0', StringComparison.Ordinal) && CodePoints.TryCount(text, out _);

    /// <summary>Null where <paramref name="text"/> has at most <paramref name="limit"/> code points, or no limit is set.</summary>
    public static ParleyError? CheckLength(string text, int limit)
    {
        if (limit == 0 || text.Length <= limit)
        {
            return null;
        }

        _ = CodePoints.TryCount(text, out int count);
        return count <= limit ? null : ParleyError.Invalid("content", $"The text has {count} characters; {limit} are allowed");
    }

    private static ParleyError? CheckType(MessageContent content) => content.Type is MessageType.Text or MessageType.Image or MessageType.File
        ? null
        : ParleyError.Invalid("type", "Clients send text, image or file");

    private static ParleyError? CheckAttachment(MessageContent content)
    {
        if (content.AttachmentIds is { Count: > 0 })
        {
            return ParleyError.InvalidAttachment;
        }

        if (content.AttachmentUrl is not { } url)
        {
            return content.Type == MessageType.Text && content.AttachmentType is null ? null : ParleyError.InvalidAttachment;
        }

        // Uri forgives surrounding blanks and line breaks, and the text goes on to clients as it came.
        bool isHttps = url.Length <= MaxAttachmentUrlLength
            && IsStorable(url)
            && url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !url.Any(char.IsControl)
            && Uri.TryCreate(url, UriKind.Absolute, out _);
        bool isTyped = content.AttachmentType is not { } type || (type.Length is > 0 and <= MaxAttachmentTypeLength && IsStorable(type));
        return isHttps && isTyped ? null : ParleyError.InvalidAttachment;
    }
}
