using Microsoft.Extensions.Logging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Presence;
using Parley.Messaging.Receipts;
using Parley.Messaging.Tests.Conversations;
using Parley.Messaging.Users;
using Parley.TestKit.Logging;
using Parley.TestKit.Waiting;

namespace Parley.Messaging.Tests.Events;

public sealed class HostEventsTests : IDisposable
{
    private readonly Given _given = new();
    private readonly Guid _group;
    private readonly CapturedLogs _logs = new();
    private readonly ILoggerFactory _loggers;
    private readonly LocalEventBus _bus;
    private readonly LocalPresence _presence;
    private readonly StoredMembers _members = new("ann", "bob", "cid");
    private readonly HostEvents _events;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Mailbox<Exception?> _ended = new("the end of the loop");
    private readonly Mailbox<ChatEvent> _raised = new("an event for the host");

    public HostEventsTests()
    {
        _group = _given.Group("ann", "bob", "cid");
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(_logs));
        _bus = new LocalEventBus(_loggers.CreateLogger<LocalEventBus>());
        _presence = new LocalPresence(_given.Time, _loggers.CreateLogger<LocalPresence>());
        var undelivered = new UndeliveredMessages(_presence, _members, _given.Time, _loggers.CreateLogger<UndeliveredMessages>());
        _events = new HostEvents(_bus, undelivered, _given.Time, _loggers.CreateLogger<HostEvents>());
        _ = RunAsync();
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _events.Dispose();
        _loggers.Dispose();
    }

    [Fact]
    public async Task A_handler_gets_the_events_of_its_type_in_order()
    {
        _events.On<MessageSent>(KeepAsync);

        await PublishAsync(Given.Send("ann", _group, "one"));
        await PublishAsync(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Read, UpToSeq: null));
        await PublishAsync(Given.Send("ann", _group, "two"));

        IReadOnlyList<ChatEvent> raised = await _raised.NextAsync(2);
        Assert.Equal(["one", "two"], raised.Cast<MessageSent>().Select(sent => sent.Message.Text));
    }

    [Fact]
    public async Task Who_is_typing_is_not_for_the_host()
    {
        _events.On<ChatEvent>(KeepAsync);
        _bus.Publish(new TypingChanged(Given.Key(_group), "ann", IsTyping: true));

        await PublishAsync(Given.Send("ann", _group));

        Assert.IsType<MessageSent>(await _raised.NextAsync());
    }

    [Theory]
    [InlineData("message.read")]
    [InlineData("thread.read")]
    public async Task Reading_has_two_names(string name)
    {
        _events.On(name, KeepAsync);
        await PublishAsync(Given.Send("ann", _group));

        await PublishAsync(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Delivered, UpToSeq: null));
        await PublishAsync(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Read, UpToSeq: null));

        var read = Assert.IsType<PositionAdvanced>(await _raised.NextAsync());
        Assert.Equal(("bob", ReceiptKind.Read), (read.Member.UserId, read.Kind));
    }

    [Fact]
    public void A_name_that_no_event_has_is_a_mistake()
    {
        Assert.Throws<ArgumentException>(() => _events.On("message.send", KeepAsync));
    }

    [Fact]
    public async Task A_handler_that_fails_is_logged_and_called_again()
    {
        _events.On("message.sent", (_, _) => throw new InvalidOperationException("the host"));
        _events.On("message.sent", KeepAsync);

        await PublishAsync(Given.Send("ann", _group));
        await PublishAsync(Given.Send("ann", _group));

        await _raised.NextAsync(2);
        Assert.Equal("the host", (await _logs.TakeErrorAsync()).Exception?.Message);
        Assert.Equal("the host", (await _logs.TakeErrorAsync()).Exception?.Message);
    }

    [Fact]
    public async Task A_handler_that_stands_still_holds_no_publisher_up()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.On<UserRevoked>((_, stopping) => release.Task.WaitAsync(stopping));
        _events.On<UserRevoked>(KeepAsync);
        var told = new UserRevoked(new UserKey(Given.Company, "ann"), Given.Start);

        for (int i = 0; i < HostEvents.Capacity + 10; i++)
        {
            _bus.Publish(told);
        }

        release.SetResult();
        await _raised.NextAsync(HostEvents.Capacity);
        Assert.Contains(_logs.All, log => log.Level == LogLevel.Warning && log.Message.Contains("too slow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_is_undelivered_to_members_without_a_live_socket()
    {
        using PresenceLease cid = _presence.Connect(new UserKey(Given.Company, "cid"));
        _presence.Connect(new UserKey(Given.Company, "bob")).Dispose();
        _events.On("message.undelivered", KeepAsync);

        await PublishAsync(Given.Send("ann", _group, "one"));

        var undelivered = Assert.IsType<MessageUndelivered>(await _raised.NextAsync());
        Assert.Equal("one", undelivered.Message.Text);
        Assert.Equal(["bob"], undelivered.UserIds);
    }

    [Fact]
    public async Task A_message_that_reached_everybody_is_not_undelivered()
    {
        using PresenceLease bob = _presence.Connect(new UserKey(Given.Company, "bob"));
        PresenceLease cid = _presence.Connect(new UserKey(Given.Company, "cid"));
        _events.On<MessageUndelivered>(KeepAsync);
        _events.On("message.read", KeepAsync);

        await PublishAsync(Given.Send("ann", _group));
        await PublishAsync(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Read, UpToSeq: null));

        Assert.IsType<PositionAdvanced>(await _raised.NextAsync());
        cid.Dispose();
    }

    [Fact]
    public async Task A_store_that_is_away_loses_one_event_and_no_more()
    {
        _members.IsAway = true;
        _events.On<MessageUndelivered>(KeepAsync);
        _events.On("message.read", KeepAsync);
        await PublishAsync(Given.Send("ann", _group, "one"));
        await PublishAsync(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Read, UpToSeq: null));
        await _raised.NextAsync();

        _members.IsAway = false;
        _given.Time.Advance(UndeliveredMessages.Pause);
        await PublishAsync(Given.Send("ann", _group, "two"));

        Assert.Equal("two", Assert.IsType<MessageUndelivered>(await _raised.NextAsync()).Message.Text);
    }

    [Fact]
    public async Task Members_are_read_again_only_when_they_have_changed()
    {
        _given.User("dan");
        _events.On<MessageUndelivered>(KeepAsync);
        await PublishAsync(Given.Send("ann", _group, "one"));
        await PublishAsync(Given.Send("ann", _group, "two"));
        await _raised.NextAsync(2);
        Assert.Equal(1, _members.Asked);

        _members.UserIds = ["ann", "dan"];
        await PublishAsync(new AddMember(Given.Caller("ann"), _group, "dan", Role: null));
        await PublishAsync(Given.Send("ann", _group, "three"));

        Assert.Equal(["dan"], Assert.IsType<MessageUndelivered>(await _raised.NextAsync()).UserIds);
        Assert.Equal(2, _members.Asked);
    }

    [Fact]
    public async Task Members_may_have_changed_while_nobody_listened()
    {
        using (_events.On<MessageUndelivered>(KeepAsync))
        {
            await PublishAsync(Given.Send("ann", _group, "one"));
            await _raised.NextAsync();
        }

        _members.UserIds = ["ann", "cid"];
        await PublishAsync(new RemoveMember(Given.Caller("ann"), _group, "bob"));
        _events.On<MessageUndelivered>(KeepAsync);
        await PublishAsync(Given.Send("ann", _group, "two"));

        Assert.Equal(["cid"], Assert.IsType<MessageUndelivered>(await _raised.NextAsync()).UserIds);
    }

    [Fact]
    public async Task A_store_that_is_away_is_asked_once_and_not_for_every_message()
    {
        _members.IsAway = true;
        _events.On<MessageUndelivered>(KeepAsync);
        _events.On("message.read", KeepAsync);

        await PublishAsync(Given.Send("ann", _group, "one"));
        await PublishAsync(Given.Send("ann", _group, "two"));
        await PublishAsync(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Read, null));

        Assert.IsType<PositionAdvanced>(await _raised.NextAsync());
        Assert.Equal(1, _members.Asked);
        Assert.Single(_logs.All, static log => log.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task What_waits_when_it_is_closed_is_still_told()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.On<MessageSent>((_, ending) => release.Task.WaitAsync(ending));
        _events.On<MessageSent>(KeepAsync);
        await PublishAsync(Given.Send("ann", _group, "one"));
        await PublishAsync(Given.Send("ann", _group, "two"));

        _events.Close();
        release.SetResult();
        await _ended.NextAsync();

        Assert.Equal(["one", "two"], _raised.TakeAll().Cast<MessageSent>().Select(sent => sent.Message.Text));
    }

    [Fact]
    public async Task What_is_left_at_the_end_is_logged()
    {
        var called = new Mailbox<ChatEvent>("a call of the handler");
        _events.On<MessageSent>((chatEvent, ending) =>
        {
            called.Add(chatEvent);
            return Task.Delay(Timeout.InfiniteTimeSpan, ending);
        });
        await PublishAsync(Given.Send("ann", _group, "one"));
        await PublishAsync(Given.Send("ann", _group, "two"));
        await called.NextAsync();

        await _stopping.CancelAsync();
        await _ended.NextAsync();

        Assert.Contains(_logs.All, log => log.Level == LogLevel.Warning && log.Message.StartsWith("1 events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_fails_while_it_stops_does_not_fail_the_loop()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.On<MessageSent>(async (_, ending) =>
        {
            called.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new InvalidOperationException("the host");
        });
        await PublishAsync(Given.Send("ann", _group));
        await called.Task.Within("the call of the handler");

        await _stopping.CancelAsync();

        Assert.Null(await _ended.NextAsync());
        Assert.Equal("the host", (await _logs.TakeErrorAsync()).Exception?.Message);
    }

    [Fact]
    public async Task A_handler_that_never_returns_does_not_keep_the_others_waiting()
    {
        using var release = new ManualResetEventSlim();
        var called = new Mailbox<ChatEvent>("a call of the handler");
        _events.On<MessageSent>((chatEvent, _) =>
        {
            called.Add(chatEvent);
            release.Wait(CancellationToken.None);
            return Task.CompletedTask;
        });
        _events.On<MessageSent>(KeepAsync);
        await PublishAsync(Given.Send("ann", _group, "one"));
        await called.NextAsync();

        _given.Time.Advance(HostEvents.HandlerLimit);
        await PublishAsync(Given.Send("ann", _group, "two"));
        await _raised.NextAsync(2);

        Assert.Contains("has not returned", (await _logs.TakeErrorAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(called.TakeAll());
        release.Set();
    }

    [Fact]
    public async Task A_handler_that_was_taken_back_is_called_no_more()
    {
        IDisposable first = _events.On<MessageSent>((_, _) => throw new InvalidOperationException("the host"));
        _events.On<MessageSent>(KeepAsync);

        first.Dispose();
        await PublishAsync(Given.Send("ann", _group));

        await _raised.NextAsync();
        Assert.Empty(_logs.TakeUnexpectedErrors());
    }

    private async Task RunAsync()
    {
        try
        {
            await _events.RunAsync(_stopping.Token);
            _ended.Add(null);
        }
        catch (Exception exception)
        {
            _ended.Add(exception);
        }
    }

    private Task KeepAsync(ChatEvent chatEvent, CancellationToken stopping)
    {
        _raised.Add(chatEvent);
        return Task.CompletedTask;
    }

    private async Task PublishAsync<TResult>(AppendCommand<TResult> command)
    {
        GivenBatch batch = _given.Batch();
        _ = batch.Add(command);
        (await batch.CommitAsync()).Events.ForEach(_bus.Publish);
    }
}
