namespace Parley.Bench.Load.Protocol;

/// <summary>Which server is measured: they differ in what is spoken with them, and in what they promise.</summary>
internal enum TargetKind : byte
{
    Parley,

    /// <summary>Speaks as Parley does, and promises no order.</summary>
    SocketIO,

    /// <summary>Speaks SignalR's JSON protocol, and promises no order.</summary>
    SignalR,
}
