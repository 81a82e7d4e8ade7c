namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>What became of a POST.</summary>
internal enum PostOutcome
{
    Ok,

    /// <summary>Larger than <c>maxPayload</c>: refused unread, the session lives on.</summary>
    TooLarge,

    /// <summary>Not a payload of packets: the session is closed.</summary>
    Invalid,

    /// <summary>The client went away while sending: the session is closed.</summary>
    Aborted,
}
