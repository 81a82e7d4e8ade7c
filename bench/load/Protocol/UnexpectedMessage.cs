using System.Text;

namespace Parley.Bench.Load.Protocol;

/// <summary>A message that is none of the protocol, or not in its place.</summary>
internal static class UnexpectedMessage
{
    private const int MaxShown = 100;

    public static InvalidDataException Of(ReadOnlySpan<byte> message) =>
        new($"Unexpected message: {Encoding.UTF8.GetString(message[..Math.Min(message.Length, MaxShown)])}");
}
