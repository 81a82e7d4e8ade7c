namespace Parley.SocketIO;

/// <summary>A registered handler with its event's name, so that the name of a received event need not be decoded.</summary>
internal readonly record struct EventHandler(string EventName, Func<EventContext, Task> Handle);
