using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Presence;
using Parley.Messaging.Users;

namespace Parley.Messaging.Events;

/// <summary>
/// What happens, for the host's own code. Handlers are called one after the other, in the order of the events, on a loop of their own: a slow
/// one delays those after it and never a message. Events that find 10,000 others waiting are lost to the handlers, and logged.
/// </summary>
public sealed partial class HostEvents : IDisposable
{
    internal const int Capacity = 10_000;

    private const string Undelivered = "message.undelivered";

    private static readonly string[] Names =
    [
        "message.sent", "message.read", "message.edited", "message.deleted", Undelivered, "conversation.created", "member.added", "member.removed",
    ];

    private readonly Channel<ChatEvent> _waiting = Channel.CreateBounded<ChatEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly IDisposable _subscription;
    private readonly IPresence _presence;
    private readonly IConversationReader _conversations;
    private readonly ILogger<HostEvents> _logger;
    private ImmutableArray<HostHandler> _handlers = [];

    public HostEvents(IEventBus bus, IPresence presence, IConversationReader conversations, ILogger<HostEvents> logger)
    {
        (_presence, _conversations, _logger) = (presence, conversations, logger);
        _subscription = bus.Subscribe(Enqueue);
    }

    /// <summary>Calls <paramref name="handler"/> for every event of this type from now on.</summary>
    public void On<TEvent>(Func<TEvent, CancellationToken, Task> handler)
        where TEvent : ChatEvent =>
        Add(new HostHandler(
            static chatEvent => chatEvent is TEvent,
            typeof(TEvent).IsAssignableFrom(typeof(MessageUndelivered)),
            (chatEvent, stopping) => handler((TEvent)chatEvent, stopping)));

    /// <summary>The same by the event's name, such as <c>message.sent</c>; <c>thread.read</c> is another name of <c>message.read</c>.</summary>
    /// <exception cref="ArgumentException">There is no event of this name.</exception>
    public void On(string name, Func<ChatEvent, CancellationToken, Task> handler)
    {
        string known = name == "thread.read" ? "message.read" : name;
        if (!Names.Contains(known, StringComparer.Ordinal))
        {
            throw new ArgumentException($"There is no event '{name}'; there are {string.Join(", ", Names)}", nameof(name));
        }

        Add(new HostHandler(chatEvent => chatEvent.Name == known, known == Undelivered, handler));
    }

    /// <summary>Runs until <paramref name="stopping"/>, which the handlers get, too.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (ChatEvent chatEvent in _waiting.Reader.ReadAllAsync(stopping))
            {
                await RaiseAsync(chatEvent, stopping);
                if (chatEvent is MessageSent sent && await FindUndeliveredAsync(sent, stopping) is { } undelivered)
                {
                    await RaiseAsync(undelivered, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _subscription.Dispose();

    private void Add(HostHandler handler) => ImmutableInterlocked.Update(ref _handlers, static (all, added) => all.Add(added), handler);

    // On the path of every message: never waits.
    private void Enqueue(ChatEvent chatEvent)
    {
        if (!_handlers.IsEmpty && !_waiting.Writer.TryWrite(chatEvent))
        {
            LogDropped(chatEvent.GetType().Name);
        }
    }

    private async Task RaiseAsync(ChatEvent chatEvent, CancellationToken stopping)
    {
        foreach (HostHandler handler in _handlers)
        {
            try
            {
                if (handler.Wants(chatEvent))
                {
                    await handler.Handle(chatEvent, stopping);
                }
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                LogHandlerFailed(exception, chatEvent.GetType().Name);
            }
        }
    }

    private async Task<MessageUndelivered?> FindUndeliveredAsync(MessageSent sent, CancellationToken stopping)
    {
        if (!_handlers.Any(static handler => handler.WantsUndelivered))
        {
            return null;
        }

        try
        {
            var key = new ConversationKey(sent.Company, sent.Conversation.Id);
            IReadOnlyList<string> members = await _conversations.MemberIdsAsync(key, stopping);
            string[] absent = [.. members.Where(id => id != sent.Message.SenderId && !_presence.IsConnected(new UserKey(sent.Company, id)))];
            return absent.Length == 0 ? null : new MessageUndelivered(sent.Conversation, sent.Message, absent);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogMembersUnknown(exception);
            return null;
        }
    }
}
