namespace Parley.SocketIO;

/// <summary>A registered handler with its event's name, so that the name of a received event need not be decoded.</summary>
/// <param name="EventName">The event's name.</param>
/// <param name="Label">The name for logs and metrics: never one that only a client has chosen.</param>
/// <param name="Handle">The handler.</param>
internal readonly record struct RegisteredHandler(string EventName, string Label, Func<EventContext, Task> Handle);
