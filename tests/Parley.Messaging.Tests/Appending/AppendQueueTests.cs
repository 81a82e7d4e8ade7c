using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests.Appending;

public sealed class AppendQueueTests
{
    private static readonly SendMessage Send = Given.Send("ann", Guid.Empty);

    private readonly FakeTime _time = new();
    private readonly AppendQueue _queue;

    public AppendQueueTests() => _queue = new AppendQueue(_time);

    [Fact]
    public async Task A_full_queue_tells_a_client_to_come_back()
    {
        Task<Result<SentMessage>>[] waiting = [.. Enumerable.Range(0, AppendQueue.Capacity).Select(_ => AppendAsync())];

        Result<SentMessage> refused = await AppendAsync();

        Assert.NotNull(refused.ShouldFail("unavailable").RetryAfter);
        Assert.All(waiting, answer => Assert.False(answer.IsCompleted));
    }

    [Fact]
    public async Task Commands_are_taken_in_the_order_in_which_they_came()
    {
        Task<Result<SentMessage>>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => AppendAsync())];

        List<PendingCommand> first = _queue.Take(2);
        List<PendingCommand> rest = _queue.TakeWaiting();
        first.ForEach(command => command.Fail(ParleyError.Unavailable));

        Assert.Equal((2, 3), (first.Count, rest.Count));
        Assert.Equal([true, true, false, false, false], waiting.Select(answer => answer.IsCompleted));
    }

    [Fact]
    public async Task A_closed_queue_gives_what_waits_and_then_nothing()
    {
        _ = AppendAsync();
        _queue.Close();

        Assert.True(await _queue.WaitAsync());
        Assert.Single(_queue.Take(10));
        Assert.False(await _queue.WaitAsync());
    }

    [Fact]
    public async Task A_batch_ends_with_the_command_that_makes_it_heavy()
    {
        User[] users = [.. Enumerable.Range(0, 1000).Select(static i => new User { Key = new UserKey("acme", $"u{i}") })];
        _ = Enumerable.Range(0, 5).Select(_ => _queue.AppendAsync(new PutUsers(users))).ToArray();

        Assert.Equal(2, _queue.Take(10).Count);
    }

    [Fact]
    public async Task Who_has_waited_for_too_long_is_told_to_come_back()
    {
        Task<Result<SentMessage>> late = AppendAsync();
        _time.Advance(TimeSpan.FromSeconds(3.001));
        Task<Result<SentMessage>> early = AppendAsync();

        List<PendingCommand> taken = _queue.Take(10);

        Assert.Single(taken);
        (await late).ShouldFail("unavailable");
        Assert.False(early.IsCompleted);
    }

    private Task<Result<SentMessage>> AppendAsync() => _queue.AppendAsync(Send);
}
