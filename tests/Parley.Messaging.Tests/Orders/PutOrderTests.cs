using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Orders;

public sealed class PutOrderTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task Its_parties_become_known_users()
    {
        await _given.When(Put(OrderStatus.Assigned));

        Assert.NotNull(_given.Store.User(new UserKey(Given.Company, "cat")));
        Assert.NotNull(_given.Store.User(new UserKey(Given.Company, "pat")));
    }

    [Fact]
    public async Task A_known_user_keeps_the_own_name()
    {
        User cat = new() { Key = new UserKey(Given.Company, "cat"), Name = "Catherine" };
        _given.Store.Put(cat);

        await _given.When(Put(OrderStatus.Assigned));

        Assert.Equal(cat, _given.Store.User(cat.Key));
    }

    [Fact]
    public async Task Completed_without_a_time_means_now_and_goes_on_meaning_it()
    {
        DateTimeOffset completed = _given.Now;
        Order first = (await _given.When(Put(OrderStatus.Completed))).ShouldSucceed();
        _given.Time.Advance(TimeSpan.FromDays(3));

        Order again = (await _given.When(Put(OrderStatus.Completed))).ShouldSucceed();

        Assert.Equal((completed, completed), (first.CompletedAt, again.CompletedAt));
    }

    [Fact]
    public async Task Completed_a_second_time_counts_from_then()
    {
        await _given.When(Put(OrderStatus.Completed));
        _given.Time.Advance(TimeSpan.FromDays(3));
        Order reopened = (await _given.When(Put(OrderStatus.InProgress))).ShouldSucceed();

        Order again = (await _given.When(Put(OrderStatus.Completed))).ShouldSucceed();

        Assert.Null(reopened.CompletedAt);
        Assert.Equal(_given.Now, again.CompletedAt);
    }

    [Fact]
    public async Task A_time_belongs_to_a_completed_order_and_has_whole_milliseconds()
    {
        DateTimeOffset precise = _given.Now.AddTicks(12_345);

        Order completed = (await _given.When(Put(OrderStatus.Completed, precise))).ShouldSucceed();
        Order assigned = (await _given.When(Put(OrderStatus.Assigned, precise))).ShouldSucceed();

        Assert.Equal(_given.Now.AddMilliseconds(1), completed.CompletedAt);
        Assert.Null(assigned.CompletedAt);
    }

    [Fact]
    public async Task From_the_moment_it_is_canceled_nothing_more_is_stored()
    {
        Guid thread = _given.OrderThread();
        GivenBatch batch = _given.Batch();
        Task<Result<SentMessage>> before = batch.Add(Given.Send("cat", thread));
        _ = batch.Add(Put(OrderStatus.Canceled));
        Task<Result<SentMessage>> after = batch.Add(Given.Send("cat", thread));

        await batch.CommitAsync();

        (await before).ShouldSucceed();
        (await after).ShouldFail("order_canceled");
    }

    [Fact]
    public async Task A_change_is_told_to_its_thread_and_the_same_again_is_not()
    {
        Guid thread = _given.OrderThread();
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Put(OrderStatus.InProgress));
        _ = batch.Add(Put(OrderStatus.InProgress));

        Changes changes = await batch.CommitAsync();

        Assert.Equal(1, Assert.IsType<ConversationUpdated>(Assert.Single(changes.Events)).Rev);
        Assert.Equal((1, 1), (_given.Conversation(thread).LastRev, _given.Conversation(thread).ChangedRev));
    }

    [Theory]
    [InlineData("assigned", ConversationStatus.Open)]
    [InlineData("in_progress", ConversationStatus.Open)]
    [InlineData("canceled", ConversationStatus.Archived)]
    [InlineData("draft", ConversationStatus.Archived)]
    public async Task A_thread_that_was_archived_by_itself_opens_with_its_order(string status, ConversationStatus expected)
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-8));
        await _given.When(new ArchiveExpiredThread(Given.Company, thread));

        await _given.When(Put(status));

        Assert.Equal(expected, _given.Conversation(thread).Status);
        Assert.Equal(expected == ConversationStatus.Archived, _given.Conversation(thread).ArchivedByItself);
    }

    [Fact]
    public async Task A_blocked_thread_stays_blocked_and_what_archived_it_by_itself_is_over()
    {
        var moderator = Given.Caller("mod", Roles.Moderator);
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-8));
        await _given.When(new ArchiveExpiredThread(Given.Company, thread));
        await _given.When(new ChangeStatus(moderator, thread, StatusChange.Block));

        await _given.When(Put(OrderStatus.Assigned));
        ConversationStatus blocked = _given.Conversation(thread).Status;
        await _given.When(new ChangeStatus(moderator, thread, StatusChange.Unblock));

        Assert.Equal((ConversationStatus.Blocked, ConversationStatus.Open), (blocked, _given.Conversation(thread).Status));
    }

    [Theory]
    [InlineData(ConversationStatus.Archived)]
    [InlineData(ConversationStatus.Blocked)]
    public async Task What_a_person_closed_stays_closed(ConversationStatus status)
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now);
        _given.Status(thread, status);

        await _given.When(Put(OrderStatus.Assigned));

        Assert.Equal(status, _given.Conversation(thread).Status);
    }

    [Fact]
    public async Task New_parties_leave_the_old_thread_to_be_read()
    {
        Guid old = _given.OrderThread();

        await _given.When(new PutOrder(Given.OrderOf("cat", "new")));

        (await _given.When(Given.Send("cat", old))).ShouldFail("order_closed");
        Assert.True(_given.MemberOf(old, "pat").IsCurrent);
    }

    private static PutOrder Put(string status, DateTimeOffset? completedAt = null) =>
        new(Given.OrderOf("cat", "pat", status) with { CompletedAt = completedAt });
}
