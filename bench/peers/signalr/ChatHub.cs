using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Parley.Bench.SignalR.Storage;
using Parley.Bench.SignalR.Wire;

namespace Parley.Bench.SignalR;

/// <summary>What clients ask for and hear.</summary>
[Authorize]
internal sealed class ChatHub(IChatStore store) : Hub
{
    private UserKey User => UserKey.Of(Context.User);

    public override async Task OnConnectedAsync()
    {
        foreach (Guid conversation in await store.ConversationsOfAsync(User, Context.ConnectionAborted))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, conversation.ToString());
        }

        await Clients.Caller.SendAsync("session:ready", new SessionReady(User.Id));
    }

    [HubMethodName("chat:send")]
    public async Task<SendAck> SendAsync(SendCommand command)
    {
        var append = new NewMessage(Guid.CreateVersion7(), command.ThreadId, User, command.Content, Now());
        if (await store.AppendAsync(append, Context.ConnectionAborted) is not { } seq)
        {
            return new SendAck(Success: false, Message: null);
        }

        ChatMessage message = ChatMessage.Of(append, seq);
        await Clients.Group(command.ThreadId.ToString()).SendAsync("chat:message", new ThreadMessage(command.ThreadId, message));
        return new SendAck(Success: true, message);
    }

    /// <summary>In whole milliseconds, as Parley and Node write times.</summary>
    private static DateTime Now()
    {
        DateTime now = DateTime.UtcNow;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }
}
