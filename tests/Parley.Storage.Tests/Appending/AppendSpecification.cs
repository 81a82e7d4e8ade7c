using System.Diagnostics.Metrics;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Metrics;

namespace Parley.Storage.Tests.Appending;

/// <summary>What the transaction of a batch does, whatever the database.</summary>
public abstract class AppendSpecification
{
    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Messages_are_numbered_without_gaps_from_many_senders_at_once()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        string[] users = [.. Enumerable.Range(0, 50).Select(static i => $"u{i}")];
        Conversation group = await core.GroupAsync(users);

        Result<SentMessage>[] sent = await Task.WhenAll(
            users.SelectMany(user => Enumerable.Range(0, 200).Select(i => core.SendAsync(user, group, $"{user} {i}"))));

        long[] expected = [.. Enumerable.Range(1, 10_000)];
        Assert.Equal(expected, sent.Select(Seq).Order());
        Assert.Equal(expected, core.Events.OfType<MessageSent>().Select(static told => told.Rev));
        Assert.Equal(expected, core.Events.OfType<MessageSent>().Select(static told => told.Message.Seq));
    }

    [Fact]
    public async Task A_client_id_sent_a_hundred_times_at_once_is_one_message()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");

        Result<SentMessage>[] sent = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => core.SendAsync("ann", group, "once", "client-1")));

        Message message = Assert.Single(core.Events.OfType<MessageSent>()).Message;
        Assert.All(sent, result => Assert.Equal(message, Value(result).Message));
        Assert.Single(sent, static result => !Value(result).IsReplay);
    }

    [Fact]
    public async Task A_client_id_is_known_after_a_restart()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        Conversation group;
        Message first;
        await using (RunningCore core = await RunningCore.StartAsync(database))
        {
            group = await core.GroupAsync("ann", "bob");
            first = Value(await core.SendAsync("ann", group, "once", "client-1")).Message;
        }

        await using RunningCore again = await RunningCore.StartAsync(database);
        Result<SentMessage> replayed = await again.SendAsync("ann", group, "once", "client-1");
        Result<SentMessage> reused = await again.SendAsync("ann", group, "another text", "client-1");

        Assert.Equal(new SentMessage(first, IsReplay: true), Value(replayed));
        Assert.Equal("client_id_reused", reused.Error?.Code);
        Assert.Empty(again.Events);
    }

    [Fact]
    public async Task Everything_of_a_message_is_stored()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");
        Message target = Value(await core.SendAsync("bob", group, "a question")).Message;
        var content = new MessageContent(MessageType.Image, "🎉 'quoted' \"text\" \u0001 \u2028 ﷽ e\u0301", "https://example.com/a.png", "image/png");
        Message sent = (await core.DoAsync(new SendMessage(RunningCore.User("ann"), group.Id, content, "client-1", target.Id))).Message;

        SentMessage replayed = await core.DoAsync(new SendMessage(RunningCore.User("ann"), group.Id, content, "client-1", target.Id));

        Assert.Equal(sent, replayed.Message);
        Assert.Equal(content.Text, replayed.Message.Text);
    }

    [Fact]
    public async Task A_member_removed_and_added_again_goes_on_counting()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");
        await core.SendAsync("bob", group, "one");
        await core.DoAsync(new RemoveMember(RunningCore.User("ann"), group.Id, "bob"));
        Result<SentMessage> refused = await core.SendAsync("bob", group, "two");

        await core.DoAsync(new AddMember(RunningCore.User("ann"), group.Id, "bob", null));
        Message message = Value(await core.SendAsync("bob", group, "three")).Message;

        Assert.Equal("not_a_member", refused.Error?.Code);
        Assert.Equal((2, 4, 2), (message.Seq, message.Rev, message.SenderSeq));
    }

    [Fact]
    public async Task The_same_pair_always_gets_the_same_direct_conversation()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        await core.MeetAsync("ann", "bob");

        StartedConversation[] started = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => core.DoAsync(
            i % 2 == 0 ? new StartDirect(RunningCore.User("ann"), "bob") : new StartDirect(RunningCore.User("bob"), "ann"))));

        Assert.Single(started.DistinctBy(static one => one.Conversation.Id));
        Assert.Single(started, static one => one.IsNew);
    }

    [Fact]
    public async Task A_group_passes_to_its_longest_member()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob", "eve");

        await core.DoAsync(new RemoveMember(RunningCore.User("ann"), group.Id, "ann"));

        Assert.Equal("bob", Assert.Single(core.Events.OfType<MemberRemoved>()).NewOwner?.UserId);
        await core.DoAsync(new RenameConversation(RunningCore.User("bob"), group.Id, "Mine now"));
    }

    [Fact]
    public async Task An_order_closes_and_opens_its_thread()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation thread = await core.OrderThreadAsync("order-1");

        await core.PutOrderAsync("order-1", OrderStatus.Canceled);
        Result<SentMessage> refused = await core.SendAsync("customer", thread, "hello?");
        await core.PutOrderAsync("order-1", OrderStatus.InProgress);
        Message message = Value(await core.SendAsync("customer", thread, "hello!")).Message;

        Assert.Equal("order_canceled", refused.Error?.Code);
        Assert.Equal((1, 3), (message.Seq, message.Rev));
    }

    [Fact]
    public async Task An_order_with_a_new_provider_gets_a_new_thread()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation old = await core.OrderThreadAsync("order-1");
        Order order = await core.PutOrderAsync("order-1", OrderStatus.Assigned);

        await core.DoAsync(new PutOrder(order with { ProviderId = "another" }));
        StartedConversation started = await core.DoAsync(new StartOrderThread(RunningCore.User("customer"), "order-1", null));

        Assert.True(started.IsNew);
        Assert.Equal("order_closed", (await core.SendAsync("provider", old, "still here?")).Error?.Code);
    }

    [Fact]
    public async Task What_is_archived_is_so_again_after_a_block()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation thread = await core.OrderThreadAsync("order-1");
        Caller moderator = RunningCore.User("mod", roles: Roles.Moderator);

        await core.DoAsync(new ChangeStatus(moderator, thread.Id, StatusChange.Archive));
        await core.DoAsync(new ChangeStatus(moderator, thread.Id, StatusChange.Block));
        Conversation unblocked = await core.DoAsync(new ChangeStatus(moderator, thread.Id, StatusChange.Unblock));

        Assert.Equal((ConversationStatus.Archived, 3), (unblocked.Status, unblocked.LastRev));
    }

    [Fact]
    public async Task Positions_move_forward_only_and_several_of_a_batch_are_one()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");
        Message[] messages = [.. (await Task.WhenAll(Enumerable.Range(0, 5).Select(i => core.SendAsync("ann", group, $"{i}")))).Select(static r => Value(r).Message)];

        MarkedPosition[] marked = await Task.WhenAll(messages.OrderByDescending(static message => message.Seq).Select(message =>
            core.DoAsync(new MarkPosition(RunningCore.User("bob"), group.Id, ReceiptKind.Read, message.Seq))));

        Assert.All(marked, static position => Assert.Equal((5, 5), (position.Member.ReadSeq, position.Member.DeliveredSeq)));
        Assert.Single(core.Events.OfType<PositionAdvanced>());
    }

    [Fact]
    public async Task An_edit_tells_how_far_the_message_has_come_with_the_other_current_members()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob", "cid", "dan");
        Conversation other = await core.GroupAsync("ann", "bob", "cid");
        Message message = Value(await core.SendAsync("ann", group, "0")).Message;
        await core.SendAsync("ann", other, "of which nobody knows");
        await core.DoAsync(new RemoveMember(RunningCore.User("ann"), group.Id, "dan"));

        await EditAsync(core, message, "1");
        await EditAsync(core, message, "2", Mark("bob", ReceiptKind.Read));
        await EditAsync(core, message, "3", Mark("cid", ReceiptKind.Delivered));
        await EditAsync(core, message, "4", Mark("cid", ReceiptKind.Read));
        await EditAsync(core, message, "5");

        Assert.Equal(
            [MessageStatus.Sent, MessageStatus.Sent, MessageStatus.Delivered, MessageStatus.Read, MessageStatus.Read],
            core.Events.OfType<MessageEdited>().Select(static told => told.Status));

        MarkPosition Mark(string userId, ReceiptKind kind) => new(RunningCore.User(userId), group.Id, kind, message.Seq);
    }

    [Fact]
    public async Task Edits_of_a_batch_tell_by_the_members_that_the_others_of_it_have_moved()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob", "cid", "eve");
        Conversation alone = await core.GroupAsync("ann");
        Message ofAnn = Value(await core.SendAsync("ann", group, "0")).Message;
        Message ofBob = Value(await core.SendAsync("bob", group, "0")).Message;
        Message own = Value(await core.SendAsync("ann", alone, "0")).Message;
        await MarkAsync("ann", ReceiptKind.Read);
        await MarkAsync("cid", ReceiptKind.Read);
        await MarkAsync("eve", ReceiptKind.Delivered);

        // What comes while the first one is stored shares a transaction, in this order.
        await Task.WhenAll(
            EditAsync(core, own, "1"),
            EditAsync(core, ofBob, "1"),
            EditAsync(core, ofAnn, "1"),
            MarkAsync("eve", ReceiptKind.Read),
            EditAsync(core, ofBob, "2"),
            EditAsync(core, ofAnn, "2"),
            MarkAsync("bob", ReceiptKind.Read),
            EditAsync(core, ofAnn, "3"));

        ILookup<Guid, MessageStatus> told = core.Events.OfType<MessageEdited>().ToLookup(static edited => edited.Message.Id, static edited => edited.Status);
        Assert.Equal([MessageStatus.Sent], told[own.Id]);
        Assert.Equal([MessageStatus.Delivered, MessageStatus.Read], told[ofBob.Id]);
        Assert.Equal([MessageStatus.Sent, MessageStatus.Sent, MessageStatus.Read], told[ofAnn.Id]);

        Task MarkAsync(string userId, ReceiptKind kind) => core.DoAsync(new MarkPosition(RunningCore.User(userId), group.Id, kind, null));
    }

    [Fact]
    public async Task Two_hundred_sends_at_once_share_their_commits()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");
        using var commits = new CapturedMetrics(core.Get<IMeterFactory>());

        await SendAsync(core, group, 200, "ann");

        Assert.InRange(commits["parley.append.commits"], 1, 20);
    }

    // What comes before it is in the same batch, or in one before.
    private static async Task EditAsync(RunningCore core, Message message, string text, MarkPosition? before = null)
    {
        Task marked = before is null ? Task.CompletedTask : core.DoAsync(before);
        await core.DoAsync(new EditMessage(RunningCore.User(message.SenderId), message.ConversationId, message.Id, text));
        await marked;
    }

    private static Task<Result<SentMessage>[]> SendAsync(RunningCore core, Conversation conversation, int count, string userId) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => core.SendAsync(userId, conversation, $"{i}")));

    private static long Seq(Result<SentMessage> result) => Value(result).Message.Seq;

    private static T Value<T>(Result<T> result)
    {
        Assert.True(result.Succeeded(out T? value, out ParleyError? error), error?.Code);
        return value;
    }
}
