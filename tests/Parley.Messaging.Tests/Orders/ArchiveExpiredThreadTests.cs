using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Orders;

namespace Parley.Messaging.Tests.Orders;

public sealed class ArchiveExpiredThreadTests
{
    private readonly Given _given = new();

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    public async Task A_thread_is_archived_from_the_very_moment_it_takes_no_messages(int millisecondsLeft, bool isArchived)
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-7).AddMilliseconds(millisecondsLeft));

        bool archived = (await _given.When(Archive(thread))).ShouldSucceed();

        Assert.Equal(isArchived, archived);
        Assert.Equal(isArchived, _given.Conversation(thread).Status == ConversationStatus.Archived);
        Assert.Equal(isArchived ? "order_closed" : null, (await _given.When(Given.Send("cat", thread))).Error?.Code);
    }

    [Fact]
    public async Task It_is_told_once_and_marked_as_archived_by_itself()
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-7));
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Archive(thread));
        Task<Result<bool>> again = batch.Add(Archive(thread));

        Changes changes = await batch.CommitAsync();

        Assert.IsType<ConversationUpdated>(Assert.Single(changes.Events));
        Assert.False((await again).ShouldSucceed());
        Assert.Equal((true, 1, 1), (_given.Conversation(thread).ArchivedByItself, _given.Conversation(thread).LastRev, _given.Conversation(thread).ChangedRev));
    }

    [Theory]
    [InlineData("assigned")]
    [InlineData("canceled")]
    [InlineData("draft")]
    public async Task Only_completed_orders_close_by_time(string status)
    {
        Guid thread = _given.OrderThread(status, _given.Now.AddDays(-30));

        Assert.False((await _given.When(Archive(thread))).ShouldSucceed());
    }

    [Fact]
    public async Task A_blocked_thread_stays_blocked_and_other_conversations_stay_open()
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-30));
        _given.Status(thread, ConversationStatus.Blocked);

        Assert.False((await _given.When(Archive(thread))).ShouldSucceed());
        Assert.False((await _given.When(Archive(_given.Group("ann")))).ShouldSucceed());
        Assert.False((await _given.When(Archive(Guid.Empty))).ShouldSucceed());
    }

    [Fact]
    public async Task The_days_of_grace_are_a_setting()
    {
        _given.Orders.GraceDays = 0;
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now);

        Assert.True((await _given.When(Archive(thread))).ShouldSucceed());
    }

    private static ArchiveExpiredThread Archive(Guid thread) => new(Given.Company, thread);
}
