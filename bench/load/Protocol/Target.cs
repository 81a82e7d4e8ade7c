using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.Bench.Load.Protocol;

/// <summary>The server and the namespace that connections go to.</summary>
internal sealed class Target
{
    /// <summary>Linux has some 28,000 ephemeral ports for each pair of addresses.</summary>
    private const int ConnectionsPerAddress = 20_000;

    private readonly IPEndPoint _address;

    public Target(string url, string @namespace)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || !IPAddress.TryParse(uri.Host, out IPAddress? address))
        {
            throw new UsageException("--url must look like http://127.0.0.1:8080.");
        }

        Url = uri;
        _address = new IPEndPoint(address, uri.Port);
        Upgrade = UpgradeExchange.Request(new Uri(uri, "/socket.io/"));
        NamespacePrefix = @namespace == "/" ? [] : Encoding.UTF8.GetBytes(@namespace + ",");
    }

    public Uri Url { get; }

    /// <summary>The request that opens a connection.</summary>
    public byte[] Upgrade { get; }

    /// <summary>What stands in packets between type and ack id.</summary>
    public byte[] NamespacePrefix { get; }

    /// <summary>A loopback connection is there when the call returns: the kernel completes it without the server.</summary>
    public Socket Connect(int index)
    {
        var socket = new Socket(_address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (index >= ConnectionsPerAddress && IPAddress.IsLoopback(_address.Address))
            {
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(1 + (index / ConnectionsPerAddress))]), 0));
            }

            socket.Connect(_address);
            socket.Blocking = false;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
