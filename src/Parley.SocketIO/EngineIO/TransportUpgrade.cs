using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.EngineIO;

/// <summary>
/// One attempt to move a session from polling to WebSocket (protocol revision 4, "Upgrade"): the client probes, polling is brought to rest,
/// then the client's upgrade packet makes the WebSocket the session's transport. Due when the client takes too long.
/// </summary>
internal sealed class TransportUpgrade : TimerEntry
{
    private readonly EngineSession _session;

    public TransportUpgrade(EngineSession session, PollingTransport polling, WebSocketTransport candidate)
    {
        _session = session;
        Polling = polling;
        Candidate = candidate;
    }

    public PollingTransport Polling { get; }

    public WebSocketTransport Candidate { get; }

    public override void OnDue() => Cancel();

    public void Receive(EnginePacket packet)
    {
        switch (packet.Type)
        {
            case EnginePacketType.Ping when packet.Data.Span.SequenceEqual("probe"u8):
                _session.SendControl(Candidate, OutboundPacket.ProbePong);
                Polling.BringToRest();
                break;
            case EnginePacketType.Upgrade:
                Complete();
                break;
            default:
                Cancel();
                break;
        }
    }

    public void Cancel(ushort webSocketCloseCode = WebSocketCloseCode.None)
    {
        if (_session.EndUpgrade(this, success: false) == UpgradeEnd.Ended)
        {
            Polling.Resume();
            Candidate.Abort(webSocketCloseCode);
        }
    }

    private void Complete()
    {
        switch (_session.EndUpgrade(this, success: true))
        {
            case UpgradeEnd.Ended:
                Polling.Discard();
                break;
            case UpgradeEnd.Refused:
                _session.Abort(DisconnectReason.TransportError);
                break;
        }
    }
}
