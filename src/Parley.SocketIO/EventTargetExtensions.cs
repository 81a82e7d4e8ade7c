namespace Parley.SocketIO;

/// <summary>
/// Emitting, the same for a socket, a namespace and a broadcast. An event is encoded once, whatever the number of its receivers, and queued;
/// no method waits for the network. Events of one sender reach each receiver in the order in which they were emitted.
/// </summary>
public static class EventTargetExtensions
{
    /// <summary>Emits an event without arguments.</summary>
    /// <param name="target">Who gets it.</param>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <exception cref="ArgumentException">The name is reserved.</exception>
    public static void Emit(this IEventTarget target, string eventName) => target.Send(target.Namespace.Encode(eventName));

    /// <summary>Emits an event with one argument.</summary>
    /// <typeparam name="T">The argument's type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <param name="target">Who gets it.</param>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <param name="argument">The argument.</param>
    /// <exception cref="ArgumentException">The name is reserved.</exception>
    public static void Emit<T>(this IEventTarget target, string eventName, T argument) =>
        target.Send(target.Namespace.Encode(eventName, argument));

    /// <summary>Emits an event with two arguments.</summary>
    /// <typeparam name="T1">The first argument's type.</typeparam>
    /// <typeparam name="T2">The second argument's type.</typeparam>
    /// <param name="target">Who gets it.</param>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <param name="first">The first argument.</param>
    /// <param name="second">The second argument.</param>
    /// <exception cref="ArgumentException">The name is reserved.</exception>
    public static void Emit<T1, T2>(this IEventTarget target, string eventName, T1 first, T2 second) =>
        target.Send(target.Namespace.Encode(eventName, first, second));

    /// <summary>Emits an event whose arguments are JSON already, for instance those of a received one.</summary>
    /// <param name="target">Who gets it.</param>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <param name="utf8Arguments">Valid JSON values with commas between them, in UTF-8; it is not checked. Empty for no argument.</param>
    /// <param name="attachments">The binary data that placeholders in the JSON refer to.</param>
    /// <exception cref="ArgumentException">The name is reserved.</exception>
    public static void EmitRaw(
        this IEventTarget target, string eventName, ReadOnlySpan<byte> utf8Arguments, IReadOnlyList<ReadOnlyMemory<byte>>? attachments = null) =>
        target.Send(target.Namespace.EncodeRaw(eventName, utf8Arguments, attachments));
}
