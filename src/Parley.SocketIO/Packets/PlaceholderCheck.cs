using System.Text.Json;

namespace Parley.SocketIO.Packets;

/// <summary>
/// Follows the placeholders <c>{"_placeholder":true,"num":n}</c> of a binary packet; one that names an attachment that was not announced is
/// illegal, as in the reference.
/// </summary>
internal ref struct PlaceholderCheck
{
    private readonly int _attachments;
    private readonly Span<Level> _levels;
    private Property _property;

    public PlaceholderCheck(int attachments, Span<Level> levels)
    {
        _attachments = attachments;
        _levels = levels;
    }

    private enum Property : byte
    {
        Other,
        Placeholder,
        Number,
    }

    public void Observe(scoped in Utf8JsonReader reader)
    {
        if (_levels.IsEmpty)
        {
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _property = reader.ValueTextEquals("_placeholder"u8) ? Property.Placeholder
                    : reader.ValueTextEquals("num"u8) ? Property.Number : Property.Other;
                return;
            case JsonTokenType.StartObject:
                _levels[reader.CurrentDepth] = default;
                break;
            case JsonTokenType.EndObject:
                Check(_levels[reader.CurrentDepth]);
                break;
            case JsonTokenType.True when _property == Property.Placeholder:
                _levels[reader.CurrentDepth - 1].IsPlaceholder = true;
                break;
            case JsonTokenType.Number when _property == Property.Number:
                _levels[reader.CurrentDepth - 1].HasNumber = reader.TryGetInt32(out int number) && number >= 0 && number < _attachments;
                break;
        }

        _property = Property.Other;
    }

    private static void Check(Level level)
    {
        if (level.IsPlaceholder && !level.HasNumber)
        {
            throw new ProtocolException("Illegal attachment placeholder");
        }
    }

    public struct Level
    {
        public bool IsPlaceholder;
        public bool HasNumber;
    }
}
