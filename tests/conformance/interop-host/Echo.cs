using Parley.SocketIO;

namespace Parley.Conformance.InteropHost;

/// <summary>Acknowledges an event with its own arguments.</summary>
internal static class Echo
{
    public static Task Handle(EventContext context)
    {
        context.AckRaw(context.Arguments.Utf8.Span, context.Arguments.Attachments);
        return Task.CompletedTask;
    }
}
