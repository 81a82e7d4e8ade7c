using Parley.Server.Operations;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Connecting;

/// <summary>Closes sockets whose tokens have expired, well within a second. The stock client comes back by itself and asks for a fresh token.</summary>
internal sealed class TokenExpiry(IEnumerable<Gateway> gateways, TimeProvider time, ILogger<TokenExpiry> logger)
    : PeriodicJob(Interval, time, logger)
{
    // A look at every socket: 100,000 of them take about a millisecond.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Gateway[] _gateways = [.. gateways];
    private readonly TimeProvider _time = time;

    protected override Task RunOnceAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        foreach (Gateway gateway in _gateways)
        {
            foreach (GatewaySocket socket in gateway.Sockets.All)
            {
                if (socket.Token.ExpiresAt <= now)
                {
                    socket.Socket.Emit("auth:expired");
                    socket.Socket.CloseConnection();
                }
            }
        }

        return Task.CompletedTask;
    }
}
