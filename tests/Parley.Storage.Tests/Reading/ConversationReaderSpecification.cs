using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

public abstract class ConversationReaderSpecification : ReaderSpecification
{
    private static readonly UserKey Ann = new("acme", "ann");

    private ConversationReader Reader => new(Database);

    [Fact]
    public async Task A_conversation_is_found_with_everything_that_belongs_to_it()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "zoe", "ann", "bob");
        stored.Rename("Team");
        stored.Send("ann");
        stored.Send("zoe");
        stored.Deliver("ann", 2);
        stored.Read("bob", 2);
        await using (RowWriter writer = await RowWriter.OpenAsync(Store))
        {
            await writer.AddAsync(stored);
            await writer.AddAsync(new User { Key = new UserKey("acme", "bob"), Name = "Bob" });
            await writer.AddAsync(new User { Key = new UserKey("other", "ann"), Name = "Another Ann" });
        }

        ConversationView? view = await FindAsync(stored, "ann");

        Assert.NotNull(view);
        Assert.Equal(stored.Conversation, view.Conversation);
        Assert.Equal(stored.Members["ann"], view.Own);
        Assert.Equal(["zoe", "ann", "bob"], view.Participants.Select(static participant => participant.UserId));
        Assert.Equal([null, null, "Bob"], view.Participants.Select(static participant => participant.Name));
        Assert.Equal(stored.Members["bob"].ReadAt, view.Participants[2].ReadAt);
        Assert.Equal(3, view.ParticipantCount);
        Assert.Equal(stored.Messages[1], view.LastMessage);
        Assert.Equal(MessageStatus.Delivered, view.LastMessageStatus);
        Assert.Equal(1, view.UnreadCount);
        Assert.Null(view.Order);
    }

    [Fact]
    public async Task The_own_part_of_a_conversation_is_found_without_the_others()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "gone");
        stored.Send("bob");
        stored.Send("bob");
        stored.Read("ann", 1);
        stored.Remove("gone");
        await RowWriter.WriteAsync(Store, stored);
        var key = new ConversationKey("acme", stored.Id);

        Assert.Equal(new OwnConversation(stored.Conversation, stored.Members["ann"], 1), await Reader.FindOwnAsync(key, "ann", Cancellation));
        Assert.Equal(new OwnConversation(stored.Conversation, null, 0), await Reader.FindOwnAsync(key, "gone", Cancellation));
        Assert.Null(await Reader.FindOwnAsync(key with { Company = "other" }, "ann", Cancellation));
    }

    [Fact]
    public async Task An_order_thread_comes_with_its_order()
    {
        StoredConversation stored = OrderThread("o1");
        Order order = OrderOf(stored, OrderStatus.Completed, StoredConversation.Now());
        await using (RowWriter writer = await RowWriter.OpenAsync(Store))
        {
            await writer.AddAsync(stored);
            await writer.AddAsync(order);
            await writer.AddAsync(order with { Company = "other", Status = "assigned" });
        }

        ConversationView? view = await FindAsync(stored, "ann");

        Assert.Equal(order, view?.Order);
        Assert.Null(view?.LastMessage);
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("gone")]
    public async Task One_who_is_not_a_member_has_no_own_part_and_nothing_unread(string userId)
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "gone");
        stored.Send("ann");
        stored.Remove("gone");
        await RowWriter.WriteAsync(Store, stored);

        ConversationView? view = await FindAsync(stored, userId);

        Assert.NotNull(view);
        Assert.Null(view.Own);
        Assert.Equal(0, view.UnreadCount);
        Assert.Equal(["ann"], view.Participants.Select(static participant => participant.UserId));
        Assert.Equal(MessageStatus.Sent, view.LastMessageStatus);
    }

    [Fact]
    public async Task Another_company_finds_nothing()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann");
        await RowWriter.WriteAsync(Store, stored);
        var elsewhere = new ConversationKey("other", stored.Id);

        Assert.Null(await Reader.FindAsync(elsewhere, "ann", Cancellation));
        Assert.Empty(await Reader.MemberIdsAsync(elsewhere, Cancellation));
        Assert.Empty(await Reader.IdsOfAsync(new UserKey("other", "ann"), Cancellation));
        Assert.Empty(await Reader.ListAsync(new UserKey("other", "ann"), new ConversationListQuery(10), Cancellation));
    }

    [Fact]
    public async Task A_found_conversation_names_all_participants_and_a_listed_one_the_first_hundred()
    {
        string[] all = ["ann", .. Enumerable.Range(1, 120).Select(static number => $"user{number:000}")];
        var stored = new StoredConversation("acme", ConversationKind.Group, all);
        stored.Send("ann");
        foreach (string userId in all[..^1])
        {
            stored.Read(userId, 1);
        }

        await RowWriter.WriteAsync(Store, stored);

        ConversationView? found = await FindAsync(stored, "ann");
        ConversationView listed = Assert.Single(await ListAsync(10));

        Assert.Equal(all, found?.Participants.Select(static participant => participant.UserId));
        Assert.Equal(all[..100], listed.Participants.Select(static participant => participant.UserId));
        Assert.Equal(121, listed.ParticipantCount);
        Assert.Equal(MessageStatus.Sent, listed.LastMessageStatus);
    }

    [Fact]
    public async Task Participants_who_joined_at_once_are_in_the_order_of_their_ids()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "c", "a", "B", "é");
        DateTimeOffset now = StoredConversation.Now();
        foreach (string userId in stored.Members.Keys.ToArray())
        {
            stored.Members[userId] = stored.Members[userId] with { JoinedAt = now };
        }

        await RowWriter.WriteAsync(Store, stored);

        ConversationView? view = await FindAsync(stored, "a");

        Assert.Equal(["B", "a", "c", "é"], view?.Participants.Select(static participant => participant.UserId));
    }

    [Fact]
    public async Task The_list_begins_with_the_newest_activity()
    {
        StoredConversation[] all = [.. Enumerable.Range(0, 6).Select(static _ => new StoredConversation("acme", ConversationKind.Group, "ann"))];
        all[3].Send("ann");
        all[1].Send("ann");
        await RowWriter.WriteAsync(Store, all);

        IReadOnlyList<ConversationView> list = await ListAsync(10);

        Assert.Equal([all[1].Id, all[3].Id, all[5].Id, all[4].Id, all[2].Id, all[0].Id], list.Select(static view => view.Conversation.Id));
        Assert.All(list, static view => Assert.Equal("ann", view.Own?.UserId));
    }

    [Fact]
    public async Task Pages_follow_one_another_even_where_activity_is_at_the_same_time()
    {
        DateTimeOffset now = StoredConversation.Now();
        StoredConversation[] all = [.. Enumerable.Range(0, 10).Select(static _ => new StoredConversation("acme", ConversationKind.Group, "ann"))];
        foreach (StoredConversation one in all)
        {
            one.Conversation = one.Conversation with { LastMessageAt = now };
        }

        await RowWriter.WriteAsync(Store, all);

        List<Guid> listed = [];
        ConversationCursor? cursor = null;
        while (await Reader.ListAsync(Ann, new ConversationListQuery(3, After: cursor), Cancellation) is [.., var last] page)
        {
            listed.AddRange(page.Select(static view => view.Conversation.Id));
            cursor = new ConversationCursor(last.Conversation.LastMessageAt ?? last.Conversation.CreatedAt, last.Conversation.Id);
        }

        IEnumerable<Guid> byId = all.Select(static one => one.Id).OrderByDescending(static id => id.ToString(), StringComparer.Ordinal);
        Assert.Equal(byId, listed);
    }

    [Fact]
    public async Task The_list_can_be_of_one_status()
    {
        StoredConversation[] all = [.. Enumerable.Range(0, 3).Select(static _ => new StoredConversation("acme", ConversationKind.Group, "ann"))];
        all[0].Become(ConversationStatus.Archived);
        all[1].Become(ConversationStatus.Blocked);
        await RowWriter.WriteAsync(Store, all);

        foreach (StoredConversation one in all)
        {
            IReadOnlyList<ConversationView> list = await ListAsync(10, one.Conversation.Status);

            Assert.Equal([one.Id], list.Select(static view => view.Conversation.Id));
        }
    }

    [Fact]
    public async Task Conversations_that_the_user_left_are_not_theirs()
    {
        var kept = new StoredConversation("acme", ConversationKind.Group, "ann", "bob");
        var left = new StoredConversation("acme", ConversationKind.Group, "ann", "bob");
        kept.Send("bob");
        left.Send("bob");
        left.Remove("ann");
        await RowWriter.WriteAsync(Store, kept, left);

        Assert.Equal([kept.Id], (await ListAsync(10)).Select(static view => view.Conversation.Id));
        Assert.Equal([kept.Id], await Reader.IdsOfAsync(Ann, Cancellation));
        Assert.Equal([new UnreadConversation(kept.Id, 1)], await Reader.UnreadAsync(Ann, Cancellation));
        Assert.Equal(["bob"], await Reader.MemberIdsAsync(new ConversationKey("acme", left.Id), Cancellation));
    }

    [Theory]
    [InlineData("acme", "ann", true)]
    [InlineData("acme", "gone", false)]
    [InlineData("acme", "stranger", false)]
    [InlineData("other", "ann", false)]
    public async Task Who_is_a_member_now_is_told_for_one_user(string company, string userId, bool expected)
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "gone");
        stored.Remove("gone");
        await RowWriter.WriteAsync(Store, stored);

        Assert.Equal(expected, await Reader.IsMemberAsync(new ConversationKey(company, stored.Id), userId, Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Unread_counts_are_those_counted_one_by_one(int seed)
    {
        string[] users = ["ann", "bob", "cid"];
        StoredConversation[] all = [.. Enumerable.Range(0, 15).Select(number => RandomConversation.Make(new Random((seed * 100) + number), users))];
        await RowWriter.WriteAsync(Store, all);

        foreach (string userId in users)
        {
            StoredConversation[] own = [.. all.Where(one => one.Members[userId].IsCurrent)];
            IReadOnlyList<UnreadConversation> unread = await Reader.UnreadAsync(new UserKey("acme", userId), Cancellation);
            IReadOnlyList<ConversationView> list = await Reader.ListAsync(new UserKey("acme", userId), new ConversationListQuery(100), Cancellation);

            var expected = own.ToDictionary(static one => one.Id, one => one.UnreadOf(userId));
            Assert.Equal(expected, list.ToDictionary(static view => view.Conversation.Id, static view => view.UnreadCount));
            Assert.Equal(expected.Where(static one => one.Value > 0).ToDictionary(), unread.ToDictionary(static one => one.Id, static one => one.UnreadCount));
            Assert.All(list, view => Assert.Equal(StatusOf(all, view), view.LastMessageStatus));
        }
    }

    [Fact]
    public async Task Expired_threads_are_the_open_ones_of_orders_completed_long_enough_ago()
    {
        DateTimeOffset before = StoredConversation.Now();
        DateTimeOffset after = before.AddTicks(10_000);
        StoredConversation expired = OrderThread("expired", "other");
        StoredConversation fresh = OrderThread("fresh");
        StoredConversation archived = OrderThread("archived");
        StoredConversation running = OrderThread("running");
        archived.Become(ConversationStatus.Archived);
        await using (RowWriter writer = await RowWriter.OpenAsync(Store))
        {
            foreach ((StoredConversation thread, string status, DateTimeOffset? at) in new (StoredConversation, string, DateTimeOffset?)[]
            {
                (expired, OrderStatus.Completed, before), (fresh, OrderStatus.Completed, after), (archived, OrderStatus.Completed, before),
                (running, OrderStatus.InProgress, null),
            })
            {
                await writer.AddAsync(thread);
                await writer.AddAsync(OrderOf(thread, status, at));
            }
        }

        Assert.Equal([new ConversationKey("other", expired.Id)], await Reader.ExpiredThreadsAsync(before, 10, Cancellation));
        Assert.Equal(2, (await Reader.ExpiredThreadsAsync(after, 10, Cancellation)).Count);
        Assert.Single(await Reader.ExpiredThreadsAsync(after, 1, Cancellation));
    }

    private static MessageStatus StatusOf(StoredConversation[] all, ConversationView view)
    {
        StoredConversation stored = all.Single(one => one.Id == view.Conversation.Id);
        return stored.Messages is [.., var last] ? stored.StatusOf(last) : default;
    }

    private static StoredConversation OrderThread(string orderId, string company = "acme")
    {
        var thread = new StoredConversation(company, ConversationKind.Order, "ann", "bob");
        thread.Conversation = thread.Conversation with { OrderId = orderId, CustomerId = "ann", ProviderId = "bob" };
        return thread;
    }

    private static Order OrderOf(StoredConversation thread, string status, DateTimeOffset? completedAt) => new()
    {
        Company = thread.Conversation.Company,
        Id = thread.Conversation.OrderId!, // An order thread has one.
        CustomerId = "ann",
        ProviderId = "bob",
        Status = status,
        CompletedAt = completedAt,
    };

    private Task<ConversationView?> FindAsync(StoredConversation stored, string userId) =>
        Reader.FindAsync(new ConversationKey("acme", stored.Id), userId, Cancellation);

    private Task<IReadOnlyList<ConversationView>> ListAsync(int limit, ConversationStatus? status = null) =>
        Reader.ListAsync(Ann, new ConversationListQuery(limit, status), Cancellation);
}
