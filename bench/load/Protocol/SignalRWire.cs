using System.Buffers.Text;
using System.Text;

namespace Parley.Bench.Load.Protocol;

/// <summary>
/// SignalR's hub protocol in JSON, version 1, without negotiation, as far as the scenarios need it. Records end with 0x1e; a message holds one
/// or more.
/// </summary>
internal sealed class SignalRWire : Wire
{
    private const byte RecordEnd = 0x1e;

    /// <summary>A client that is silent for 30 seconds is disconnected, so SignalR's own clients ping every 15.</summary>
    private const long PingInterval = 10_000;

    private readonly Uri _hub;
    private readonly byte[] _json = new byte[ClientFrame.MaxPayload];

    public SignalRWire(Uri hub) => _hub = hub;

    public override string EventEnd => "]}\u001e";

    private static ReadOnlySpan<byte> Ping => "{\"type\":6}\u001e"u8;

    private static ReadOnlySpan<byte> InvocationStart => "{\"type\":1,\"target\":\""u8;

    private static ReadOnlySpan<byte> ArgumentsStart => "\",\"arguments\":["u8;

    private static ReadOnlySpan<byte> CompletionStart => "{\"type\":3,\"invocationId\":\""u8;

    private static ReadOnlySpan<byte> ResultStart => "\",\"result\":"u8;

    public override string EventStart(string name, int ackId) =>
        $"{{\"type\":1,\"invocationId\":\"{ackId}\",\"target\":\"{name}\",\"arguments\":[";

    public override ReadOnlySpan<byte> Upgrade(Connection connection)
    {
        string token = Encoding.ASCII.GetString(connection.Observer.AccessToken(connection));
        return UpgradeExchange.Request(new UriBuilder(_hub) { Query = $"access_token={token}" }.Uri);
    }

    public override void OnUpgraded(Connection connection)
    {
        connection.State = ConnectionState.Joining;
        connection.PingDue = Environment.TickCount64 + PingInterval;
        connection.Send("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
    }

    public override void OnMessage(Connection connection, ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            int length = message.IndexOf(RecordEnd);
            if (length < 0)
            {
                throw UnexpectedMessage.Of(message);
            }

            OnRecord(connection, message[..length]);
            message = message[(length + 1)..];
        }

        if (connection.PingDue < Environment.TickCount64)
        {
            connection.PingDue = Environment.TickCount64 + PingInterval;
            connection.Send(Ping);
        }
    }

    private void OnRecord(Connection connection, ReadOnlySpan<byte> record)
    {
        bool isConnected = connection.State == ConnectionState.Connected;
        if (isConnected && record.StartsWith(InvocationStart))
        {
            OnInvocation(connection, record);
        }
        else if (isConnected && record.StartsWith(CompletionStart))
        {
            OnCompletion(connection, record);
        }
        else if (connection.State == ConnectionState.Joining && record.SequenceEqual("{}"u8))
        {
            connection.State = ConnectionState.Connected;
            connection.Observer.OnConnected(connection);
        }
        else if (!isConnected || !record.SequenceEqual(Ping[..^1]))
        {
            throw UnexpectedMessage.Of(record);
        }
    }

    private void OnInvocation(Connection connection, ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> rest = record[InvocationStart.Length..];
        int nameLength = rest.IndexOf(ArgumentsStart);
        if (nameLength < 0 || !record.EndsWith("]}"u8))
        {
            throw UnexpectedMessage.Of(record);
        }

        // As Socket.IO writes it: ["name",argument]
        var writer = new SpanWriter(_json);
        writer.Write("[\""u8);
        writer.Write(rest[..nameLength]);
        writer.Write("\","u8);
        writer.Write(rest[(nameLength + ArgumentsStart.Length)..^1]);
        connection.Observer.OnEvent(connection, writer.Written);
    }

    private void OnCompletion(Connection connection, ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> rest = record[CompletionStart.Length..];
        if (!Utf8Parser.TryParse(rest, out int ackId, out int digits) || !rest[digits..].StartsWith(ResultStart))
        {
            throw UnexpectedMessage.Of(record);
        }

        // As Socket.IO writes it: [result]
        var writer = new SpanWriter(_json);
        writer.Write("["u8);
        writer.Write(rest[(digits + ResultStart.Length)..^1]);
        writer.Write("]"u8);
        connection.Observer.OnAck(connection, ackId, writer.Written);
    }

    private ref struct SpanWriter(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

        public void Write(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_buffer[_length..]);
            _length += bytes.Length;
        }
    }
}
