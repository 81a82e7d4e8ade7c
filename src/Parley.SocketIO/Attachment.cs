using System.Text.Json.Serialization;

namespace Parley.SocketIO;

/// <summary>
/// Binary data inside an argument. As a property of your own types it makes the packet a binary one (protocol revision 5,
/// "Sending and receiving binary data"): the JSON carries a placeholder, the bytes follow as they are.
/// </summary>
/// <param name="Data">The bytes.</param>
[JsonConverter(typeof(AttachmentConverter))]
public readonly record struct Attachment(ReadOnlyMemory<byte> Data)
{
    /// <summary>Wraps a byte array without copying it.</summary>
    /// <param name="data">The bytes.</param>
    public static implicit operator Attachment(byte[] data) => FromArray(data);

    /// <summary>Wraps a byte array without copying it.</summary>
    /// <param name="data">The bytes.</param>
    public static Attachment FromArray(byte[] data) => new(data);
}
