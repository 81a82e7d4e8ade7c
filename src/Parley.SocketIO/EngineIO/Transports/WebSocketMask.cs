using System.Numerics;
using System.Runtime.InteropServices;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>Removes the client's mask in place (RFC 6455, section 5.3), a vector at a time.</summary>
internal static class WebSocketMask
{
    /// <param name="data">The masked bytes, starting at a multiple of four within the frame's payload.</param>
    /// <param name="mask">The masking key as it lies on the wire, read as little endian.</param>
    public static void Apply(Span<byte> data, uint mask)
    {
        if (mask == 0)
        {
            return;
        }

        Vector<byte> vectorMask = Vector.AsVectorByte(new Vector<uint>(mask));
        while (data.Length >= Vector<byte>.Count)
        {
            (new Vector<byte>(data) ^ vectorMask).CopyTo(data);
            data = data[Vector<byte>.Count..];
        }

        Span<uint> words = MemoryMarshal.Cast<byte, uint>(data);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] ^= mask;
        }

        for (int i = words.Length * 4; i < data.Length; i++)
        {
            data[i] ^= (byte)(mask >> (8 * (i & 3)));
        }
    }
}
