using Parley.SocketIO;

namespace Parley.Conformance.InteropHost;

/// <summary>Namespaces that come into being when a client joins them.</summary>
internal static class RoomNamespaces
{
    public static void Configure(NamespaceEvents rooms) => rooms
        .OnConnection(static socket => socket.Emit("namespace", socket.Namespace.Name))
        .On("echo", Echo.Handle);
}
