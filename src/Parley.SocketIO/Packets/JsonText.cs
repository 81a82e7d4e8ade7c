using System.Text;
using System.Text.Json;

namespace Parley.SocketIO.Packets;

/// <summary>The content of a JSON string.</summary>
internal static class JsonText
{
    /// <param name="content">What stands between the quotes.</param>
    /// <param name="isEscaped">Whether it has escape sequences.</param>
    /// <exception cref="InvalidOperationException">An escape sequence stands for half a character.</exception>
    public static string Unescape(ReadOnlySpan<byte> content, bool isEscaped)
    {
        if (!isEscaped)
        {
            return Encoding.UTF8.GetString(content);
        }

        byte[] quoted = [(byte)'"', .. content, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }
}
