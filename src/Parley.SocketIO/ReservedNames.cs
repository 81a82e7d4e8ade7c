using System.Runtime.CompilerServices;

namespace Parley.SocketIO;

/// <summary>Event names that mean something else on either side (https://socket.io/docs/v4/emit-cheatsheet/#reserved-events).</summary>
internal static class ReservedNames
{
    public static void Check(string eventName, [CallerArgumentExpression(nameof(eventName))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(eventName, parameter);
        if (eventName is "connect" or "connect_error" or "disconnect" or "disconnecting" or "newListener" or "removeListener")
        {
            throw new ArgumentException($"\"{eventName}\" is a reserved event name", parameter);
        }
    }

    public static bool Contains(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("connect"u8) || name.SequenceEqual("connect_error"u8) || name.SequenceEqual("disconnect"u8)
        || name.SequenceEqual("disconnecting"u8) || name.SequenceEqual("newListener"u8) || name.SequenceEqual("removeListener"u8);
}
