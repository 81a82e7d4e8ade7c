using Parley.Messaging;
using Parley.Messaging.Messages;

namespace Parley.Server.Wire;

/// <summary>Reads what all shapes of a message to send share.</summary>
internal static class SendWords
{
    /// <summary>Text, where nothing is said.</summary>
    public static bool TryReadType(string? text, out MessageType type)
    {
        type = MessageType.Text;
        return text is null || WireWord.TryParse(text, out type);
    }

    public static ParleyError BadType(string member) => ParleyError.Invalid(member, $"{member} is text, image or file");
}
