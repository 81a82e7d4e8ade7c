using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.TestKit.Waiting;

namespace Parley.Messaging.Tests.Appending;

public sealed class AppendPublisherTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public AppendPublisherTests()
    {
        _given.Limits.MessagesPerWindow = 0;
        _group = _given.Group("ann");
    }

    [Fact]
    public async Task Events_are_told_in_the_order_of_their_rev()
    {
        var told = new Mailbox<ChatEvent>("an event");
        await using AppendRun run = AppendRun.StartHeld(_given);
        using IDisposable subscription = run.Bus.Subscribe(told.Add);
        List<Task> answers = [];
        for (int i = 0; i < 150; i++)
        {
            answers.Add(run.AppendAsync(Given.Send("ann", _group)));
            answers.Add(run.AppendAsync(new RenameConversation(Given.Caller("ann"), _group, $"Name {i}")));
        }

        run.Hold.SetResult();
        await Task.WhenAll(answers);

        IEnumerable<long> revs = told.TakeAll().Cast<ConversationEvent>().Select(one => one.Rev);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), revs);
    }

    [Fact]
    public async Task What_happened_is_told_before_its_sender_is_answered()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>> sent = run.AppendAsync(Given.Send("ann", _group));
        bool? answeredBefore = null;
        using IDisposable subscription = run.Bus.Subscribe(_ => answeredBefore = sent.IsCompleted);

        run.Hold.SetResult();
        (await sent).ShouldSucceed();

        Assert.False(answeredBefore);
    }

    [Fact]
    public async Task What_is_stored_is_told_while_the_next_batch_is_being_stored()
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>> first = run.AppendAsync(Given.Send("ann", _group));
        await run.Tried.NextAsync();
        Task<Result<SentMessage>> second = run.AppendAsync(Given.Send("ann", _group));
        _given.Store.BeforeBatch = _ => next.Task;

        run.Hold.SetResult();
        (await first).ShouldSucceed();
        bool isSecondStored = second.IsCompleted;
        next.SetResult();

        Assert.False(isSecondStored);
        (await second).ShouldSucceed();
    }

    [Fact]
    public async Task Who_asks_for_it_goes_on_where_the_batch_is_told()
    {
        var steps = new Mailbox<string>("a step");
        await using AppendRun run = AppendRun.StartHeld(_given);
        using IDisposable batches = run.Bus.SubscribeToBatches(() => new Ending(() => steps.Add("end")));
        Task<Result<SentMessage>> sent = run.Queue.AppendInlineAsync(Given.Send("ann", _group));
        Task answered = AnswerAsync();

        run.Hold.SetResult();
        await answered.Within("the answer");

        Assert.Equal(["answered", "end"], [await steps.NextAsync(), await steps.NextAsync()]);

        async Task AnswerAsync()
        {
            await sent;
            steps.Add("answered");
        }
    }

    [Fact]
    public async Task Nothing_is_told_of_what_was_not_stored()
    {
        var told = new Mailbox<ChatEvent>("an event");
        await using AppendRun run = AppendRun.Start(_given);
        using IDisposable subscription = run.Bus.Subscribe(told.Add);

        await run.AppendAsync(new PoisonedCommand(Given.Send("ann", _group)));
        await run.AppendAsync(Given.Send("eve", _group));

        Assert.Empty(told.TakeAll());
        await run.Logs.TakeErrorAsync();
    }

    [Fact]
    public async Task A_listener_that_throws_harms_neither_the_sender_nor_other_listeners()
    {
        var told = new Mailbox<ChatEvent>("an event");
        await using AppendRun run = AppendRun.Start(_given);
        using IDisposable throwing = run.Bus.Subscribe(_ => throw new InvalidOperationException("a listener"));
        using IDisposable other = run.Bus.Subscribe(told.Add);

        (await run.AppendAsync(Given.Send("ann", _group))).ShouldSucceed();

        Assert.IsType<MessageSent>(Assert.Single(told.TakeAll()));
        Assert.Equal("a listener", (await run.Logs.TakeErrorAsync()).Exception?.Message);
    }

    [Fact]
    public async Task A_bus_that_breaks_stops_neither_answers_nor_what_comes_after()
    {
        var told = new Mailbox<ChatEvent>("an event");
        await using AppendRun run = AppendRun.Start(_given, static bus => new ThrowingEventBus(bus));
        using IDisposable subscription = run.Bus.Subscribe(told.Add);

        for (int i = 0; i < 10; i++)
        {
            (await run.AppendAsync(Given.Send("ann", _group))).ShouldSucceed();
        }

        Assert.Equal(9, told.TakeAll().Count);
        Assert.Equal("the bus broke", (await run.Logs.TakeErrorAsync()).Exception?.Message);
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
