using System.Text;
using Parley.SocketIO;

namespace Parley.Conformance.InteropHost;

/// <summary>The first event of a socket: its id and what it passed as <c>auth</c>.</summary>
internal static class Welcome
{
    public static Task SendAsync(ConnectContext context, Func<Task> next)
    {
        string auth = Encoding.UTF8.GetString(context.Auth.Span);
        context.Socket.EmitRaw("welcome", Encoding.UTF8.GetBytes($$"""{"id":"{{context.Socket.Id}}","auth":{{auth}}}"""));
        return next();
    }
}
