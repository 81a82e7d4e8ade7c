using Microsoft.Extensions.Logging;
using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>Stores when users who went offline were last there, from its start until it is disposed.</summary>
public sealed partial class LastSeenRecorder(IPresence presence, AppendQueue queue, ILogger<LastSeenRecorder> logger) : IDisposable
{
    public void Start() => presence.Changed += Record;

    public void Dispose() => presence.Changed -= Record;

    // Told on the path of sockets: the answer comes on another one.
    private void Record(PresenceChange change)
    {
        if (change is { IsOnline: false, LastSeenAt: { } seen })
        {
            _ = StoreAsync(new SeeUser(change.User, seen));
        }
    }

    private async Task StoreAsync(SeeUser command)
    {
        try
        {
            Result<User> stored = await queue.AppendAsync(command, CancellationToken.None);
            if (stored.Error is { } error)
            {
                LogNotStored(error.Code);
            }
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }
}
