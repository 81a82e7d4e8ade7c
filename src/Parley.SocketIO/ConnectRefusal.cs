namespace Parley.SocketIO;

/// <summary>Why a client may not join a namespace.</summary>
internal sealed record ConnectRefusal(string Message, object? Data, bool CloseConnection)
{
    /// <summary>Middleware neither passed the client on nor said why.</summary>
    public static readonly ConnectRefusal Unexplained = new("Connection refused", null, CloseConnection: false);

    /// <summary>Middleware failed; the client learns nothing of the cause.</summary>
    public static readonly ConnectRefusal Failed = new("Internal server error", null, CloseConnection: false);
}
