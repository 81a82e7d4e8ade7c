namespace Parley.Bench.EchoServer;

/// <summary>The acknowledgement of <c>send</c>.</summary>
internal sealed record SendAck(bool Ok)
{
    public static readonly SendAck Done = new(Ok: true);
}
