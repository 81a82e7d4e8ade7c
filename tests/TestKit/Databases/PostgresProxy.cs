using System.Net;
using System.Net.Sockets;

namespace Parley.TestKit.Databases;

/// <summary>
/// A way to PostgreSQL that reads along and can cut a connection at its commit. It takes for that what a client says next in a transaction, up to
/// its <c>Sync</c> or <c>Query</c> (https://www.postgresql.org/docs/15/protocol-message-formats.html).
/// </summary>
public sealed class PostgresProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly Task _accepting;
    private readonly List<Task> _connections = [];
    private readonly CancellationTokenSource _end = new();
    private volatile CommitCut _next;

    internal PostgresProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether new connections are closed at once.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether what follows a cut is closed, too.</summary>
    public bool ClosesAtCut { get; set; }

    /// <summary>Cuts the next connection that commits.</summary>
    public void CutNext(CommitCut cut) => _next = cut;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
#pragma warning disable VSTHRD003 // Started by the constructor.
        await _accepting;
#pragma warning restore VSTHRD003
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                if (IsClosed)
                {
                    client.Dispose();
                    continue;
                }

                _connections.Add(Task.Run(() => PassOnAsync(client)));
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, end.Token);
                var link = new PostgresLink(client.GetStream(), server.GetStream(), TakeCut);

                // Either way ends the other.
                Task[] ways = [link.AskAsync(end.Token), link.AnswerAsync(end.Token)];
                await Task.WhenAny(ways);
                await end.CancelAsync();
                await Task.WhenAll(ways);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One of the two has gone.
            }
        }
    }

    private CommitCut TakeCut()
    {
        CommitCut cut = _next;
        _next = CommitCut.None;
        IsClosed |= ClosesAtCut && cut != CommitCut.None;
        return cut;
    }
}
