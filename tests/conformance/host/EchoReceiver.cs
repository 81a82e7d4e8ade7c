using System.Text;
using Parley.SocketIO;
using Parley.SocketIO.EngineIO;

namespace Parley.Conformance.Host;

/// <summary>Sends every message back as it came.</summary>
internal sealed class EchoReceiver(EngineSession session) : IEngineReceiver
{
    public ValueTask OnMessageAsync(ReadOnlyMemory<byte> message, bool isBinary)
    {
        if (isBinary)
        {
            session.Send(message.Span);
        }
        else
        {
            session.Send(Encoding.UTF8.GetString(message.Span));
        }

        return default;
    }

    public void OnClosed(DisconnectReason reason)
    {
    }
}
