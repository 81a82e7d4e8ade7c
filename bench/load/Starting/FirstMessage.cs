using System.Text;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Starting;

/// <summary>A user who connects and sends one message.</summary>
internal sealed class FirstMessage(Company company, string threadId, Mistakes mistakes) : IConnectionObserver
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    private readonly byte[] _send = Encoding.ASCII.GetBytes($"42/chat,0[\"chat:send\",{{\"threadId\":\"{threadId}\",\"content\":\"the first one\"}}]");
    private bool _isAcknowledged;

    /// <summary>Returns when the message is acknowledged.</summary>
    public void Send(Uri server)
    {
        using var loop = new EventLoop(new Target(server.ToString(), "/chat"), connections: 1);
        loop.Open(0, this);
        if (!loop.RunUntil(() => _isAcknowledged, MaxWait))
        {
            mistakes.Add("The first message was not acknowledged.");
        }
    }

    public ReadOnlySpan<byte> ConnectPayload(Connection connection) => company.ConnectPayload(user: 0);

    public void OnConnected(Connection connection)
    {
    }

    public void OnEvent(Connection connection, ReadOnlySpan<byte> json)
    {
        if (OtherEvents.IsReady(json))
        {
            connection.Send(_send);
        }
    }

    public void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json)
    {
        _isAcknowledged = true;
        if (json.IndexOf("\"success\":true"u8) < 0)
        {
            mistakes.Add($"Refused: {Encoding.UTF8.GetString(json)}");
        }
    }

    public void OnFailed(Connection connection, ConnectionState stage, string reason) => mistakes.Add($"while {stage}: {reason}");
}
