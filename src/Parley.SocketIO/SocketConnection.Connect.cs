using System.Text;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>How a client joins a namespace (protocol revision 5, "Connection to a namespace").</summary>
internal sealed partial class SocketConnection
{
    /// <summary>In bytes; every packet of a namespace carries its name.</summary>
    private const int MaxNameLength = 256;

    private static readonly byte[] NoAuth = "{}"u8.ToArray();

    private ValueTask Connect(SocketPacket packet, Socket? existing)
    {
        byte[] auth = packet.Payload.IsEmpty ? NoAuth : packet.Payload.ToArray();
        PayloadValidator.CheckConnect(auth, _server.Options.MaxJsonDepth);
        if (existing is not null)
        {
            Session.Close();
            return default;
        }

        if (packet.Namespace.Length > MaxNameLength)
        {
            throw new ProtocolException("Namespace name too long");
        }

        string name = Encoding.UTF8.GetString(packet.Namespace);
        if (_sockets.Length >= _server.Options.MaxNamespaces)
        {
            SendConnectError(packet.Namespace, "Too many namespaces", data: null);
            return default;
        }

        if (_server.Acquire(name) is not { } @namespace)
        {
            SendConnectError(packet.Namespace, "Invalid namespace", data: null);
            return default;
        }

        var socket = new Socket(this, @namespace);
        if (!TryAdd(socket))
        {
            socket.TryEnd(DisconnectReason.TransportClose);
            return default;
        }

        (_joining ??= new(capacity: 1)).Add((socket, new EventArguments(auth, count: 1, [], _server.Options.Json)));
        return default;
    }

    /// <summary>
    /// Clients join once all that came with their CONNECT has been looked at: an event in the same payload is out of place, whatever the time
    /// that the middleware takes.
    /// </summary>
    public void OnBatchEnd()
    {
        if (_joining is null)
        {
            return;
        }

        List<(Socket Socket, EventArguments Auth)> joining = _joining;
        _joining = null;
        foreach ((Socket socket, EventArguments auth) in joining)
        {
            // Not awaited: the client's other namespaces and its pongs go on while the middleware decides.
            _ = ConnectAsync(socket, auth);
        }
    }

    private async Task ConnectAsync(Socket socket, EventArguments auth)
    {
        _running.Begin(bytes: 0);
        try
        {
            if (await RunConnectMiddlewareAsync(socket, auth) is { } refusal)
            {
                Refuse(socket, refusal);
            }
            else if (socket.TryOpen(ConnectPacket(socket)))
            {
                StopJoinTimeout();
                await RunConnectionHandlersAsync(socket);
            }
            else
            {
                // Disconnected by the application meanwhile, or the connection has ended and nothing is sent.
                Refuse(socket, ConnectRefusal.Unexplained);
            }
        }
        catch (Exception exception)
        {
            // For instance details of a refusal that cannot be serialized: the client must not wait for ever.
            LogConnectFailed(_server.Logger, exception, socket.Namespace.Name);
            Refuse(socket, ConnectRefusal.Failed);
        }
        finally
        {
            _running.End(bytes: 0);
        }
    }

    private async Task RunConnectionHandlersAsync(Socket socket)
    {
        foreach (Func<Socket, Task> handler in socket.Namespace.ConnectionHandlers)
        {
            try
            {
                await handler(socket);
            }
            catch (OperationCanceledException) when (socket.IsEnded)
            {
                // The handler noticed that the client has gone.
            }
            catch (Exception exception)
            {
                LogConnectionHandlerFailed(_server.Logger, exception, socket.Namespace.Name);
            }
        }
    }

    private async Task<ConnectRefusal?> RunConnectMiddlewareAsync(Socket socket, EventArguments auth)
    {
        await using var context = new ConnectContext(socket, auth);
        try
        {
            await socket.Namespace.RunConnectAsync(context);
            return context.IsAccepted() ? null : context.Refusal ?? ConnectRefusal.Unexplained;
        }
        catch (InvalidArgumentsException invalid)
        {
            return new ConnectRefusal(invalid.Message, Data: null, CloseConnection: false);
        }
        catch (OperationCanceledException) when (socket.IsEnded)
        {
            return ConnectRefusal.Unexplained;
        }
        catch (Exception exception)
        {
            LogConnectFailed(_server.Logger, exception, socket.Namespace.Name);
            return ConnectRefusal.Failed;
        }
    }

    private void Refuse(Socket socket, ConnectRefusal refusal)
    {
        End(socket, DisconnectReason.ServerNamespaceDisconnect);
        SendConnectError(socket.Namespace.Utf8Name, refusal.Message, refusal.Data);
        if (refusal.CloseConnection && !Array.Exists(_sockets, static other => other.IsConnected))
        {
            Session.Close();
        }
    }

    private OutboundPacket ConnectPacket(Socket socket)
    {
        // {"sid":"<20 characters of base64url>"}: nothing to escape.
        Span<byte> json = stackalloc byte[10 + 20];
        "{\"sid\":\""u8.CopyTo(json);
        Encoding.ASCII.GetBytes(socket.Id, json[8..]);
        "\"}"u8.CopyTo(json[28..]);
        return SocketPacketWriter.Write(SocketPacketType.Connect, socket.Namespace.PacketPrefix, json);
    }

    private void SendConnectError(ReadOnlySpan<byte> name, string message, object? data)
    {
        ArgumentEncoder encoder = ArgumentEncoder.Begin(_server.Options.Json, eventName: null);
        ReadOnlySpan<byte> array = encoder.Add(new ConnectError(message, data)).End(out _);
        Session.Send(SocketPacketWriter.Write(SocketPacketType.ConnectError, SocketPacketWriter.NamespacePrefix(name), array[1..^1]));
    }
}
