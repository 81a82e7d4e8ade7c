namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>RFC 6455, section 7.4.</summary>
internal static class WebSocketCloseCode
{
    public const ushort None = 0;
    public const ushort ProtocolError = 1002;
    public const ushort InvalidPayload = 1007;
    public const ushort PolicyViolation = 1008;
    public const ushort TooBig = 1009;

    /// <summary>Codes that a peer may put on the wire: 1004, 1005, 1006 and 1015 are reserved, below 3000 only the registered ones count.</summary>
    public static bool MayBeReceived(int code) =>
        code is (>= 1000 and <= 1014 and not 1004 and not 1005 and not 1006) or (>= 3000 and <= 4999);
}
