using System.Text;

namespace Parley.Bench.Load.Protocol;

/// <summary>The opening handshake of a client (RFC 6455, section 4.1), with the key of the RFC's example.</summary>
internal static class UpgradeExchange
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";

    private static ReadOnlySpan<byte> Accept => "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="u8;

    /// <summary>As a browser or a client of the protocol would send it, cookies aside.</summary>
    public static byte[] Request(Uri address) => Encoding.ASCII.GetBytes(
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\n" +
        $"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Key}\r\n" +
        "User-Agent: Parley.Bench.Load\r\nAccept-Language: en\r\nAccept-Encoding: gzip, deflate\r\n\r\n");

    /// <returns>The length of the response, or 0 when it has not come whole.</returns>
    public static int ReadResponse(ReadOnlySpan<byte> input)
    {
        int end = input.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> head = input[..end];
        if (!head.StartsWith("HTTP/1.1 101 "u8) || head.IndexOf(Accept) < 0)
        {
            throw new InvalidDataException($"Not upgraded: {Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')])}");
        }

        return end + 4;
    }
}
