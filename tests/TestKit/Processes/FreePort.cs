using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Parley.TestKit.Processes;

/// <summary>
/// Ports for servers that keep theirs while they are down. They lie below the range that the system takes ports of outgoing connections
/// from: otherwise a client that tries to reconnect may take the port, or even connect to itself.
/// </summary>
public static class FreePort
{
    private const int First = 10_240;
    private const int Attempts = 1000;

    /// <summary>A port of the loopback that nobody uses at the moment.</summary>
    public static int Find()
    {
        int end = FirstOutgoing();
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int port = end > First ? RandomNumberGenerator.GetInt32(First, end) : 0;
            if (TryBind(ref port))
            {
                return port;
            }
        }

        throw new InvalidOperationException("No free port was found on 127.0.0.1.");
    }

    private static int FirstOutgoing() =>
        int.Parse(File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split()[0], CultureInfo.InvariantCulture);

    private static bool TryBind(ref int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
