using System.Globalization;
using System.Text;

namespace Parley.TestKit.SocketIO;

/// <summary>Status and headers of an HTTP response, read from a socket.</summary>
public sealed class HttpHead
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private HttpHead(string text)
    {
        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            _headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
    }

    public int Status { get; }

    public int ContentLength => int.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    public static async Task<HttpHead> ReadAsync(Stream stream)
    {
        var bytes = new List<byte>();
        byte[] one = new byte[1];
        while (!EndsHead(bytes))
        {
            await stream.ReadExactlyAsync(one);
            bytes.Add(one[0]);
        }

        return new HttpHead(Encoding.ASCII.GetString([.. bytes]));
    }

    private static bool EndsHead(List<byte> bytes) => bytes is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}
