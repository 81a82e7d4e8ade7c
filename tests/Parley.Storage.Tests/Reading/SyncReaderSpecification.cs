using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

public abstract class SyncReaderSpecification : ReaderSpecification
{
    private static readonly UserKey Ann = new("acme", "ann");

    private SyncReader Reader => new(Database, TimeProvider.System);

    [Fact]
    public async Task The_epoch_is_the_stored_one()
    {
        await SetEpochAsync();

        Assert.Equal("once upon a time", await Reader.EpochAsync(Cancellation));
    }

    [Fact]
    public async Task A_socket_starts_with_the_epoch_the_current_conversations_and_all_that_is_unread()
    {
        await SetEpochAsync();
        string[] users = ["ann", "bob", "cid"];
        StoredConversation[] all = [.. Enumerable.Range(0, 20).Select(seed => RandomConversation.Make(new Random(seed), users))];
        all[0].Become(ConversationStatus.Archived);
        all[1].Become(ConversationStatus.Blocked);
        await RowWriter.WriteAsync(Store, all);

        SessionStart start = await Reader.StartAsync(Ann, Cancellation);

        StoredConversation[] own = [.. all.Where(static one => one.Members["ann"].IsCurrent)];
        Assert.Equal("once upon a time", start.Epoch);
        Assert.Equal(own.Select(static one => one.Id).Order(), start.ConversationIds.Order());
        Assert.Equal(own.Sum(static one => one.UnreadOf("ann")), start.TotalUnread);
    }

    [Fact]
    public async Task A_socket_of_a_user_without_conversations_starts_with_the_epoch_alone()
    {
        await SetEpochAsync();
        await RowWriter.WriteAsync(Store, new StoredConversation("acme", ConversationKind.Group, "ann"));

        SessionStart start = await Reader.StartAsync(new UserKey("other", "ann"), Cancellation);

        Assert.Equal(("once upon a time", 0, 0), (start.Epoch, start.ConversationIds.Count, start.TotalUnread));
    }

    [Fact]
    public async Task A_socket_starts_with_its_user_as_the_database_knows_them()
    {
        await SetEpochAsync();
        var ann = new User { Key = Ann, Name = "Ann", Picture = "https://example.com/ann.png", RevokedBefore = StoredConversation.Now() };
        await using (RowWriter writer = await RowWriter.OpenAsync(Store))
        {
            await writer.AddAsync(ann);
        }

        Assert.Equal(ann, (await Reader.StartAsync(Ann, Cancellation)).User);
        Assert.Null((await Reader.StartAsync(new UserKey("other", "ann"), Cancellation)).User);
    }

    [Fact]
    public async Task Sockets_that_start_together_each_get_what_is_their_users()
    {
        await SetEpochAsync();
        StoredConversation[] all = [.. Enumerable.Range(0, 20).Select(seed => RandomConversation.Make(new Random(seed), ["ann", "bob", "cid"]))];
        var foreign = new StoredConversation("other", ConversationKind.Group, "ann", "bob");
        await RowWriter.WriteAsync(Store, [.. all, foreign]);
        UserKey[] users = [.. Enumerable.Repeat(new[] { Ann, new("acme", "bob"), new("other", "bob"), new("acme", "nobody") }, 50).SelectMany(static four => four)];
        SyncReader reader = Reader;

        SessionStart[] starts = await Task.WhenAll(users.Select(user => reader.StartAsync(user, Cancellation)));

        Assert.All(starts.Zip(users), one => Assert.Equal(Conversations(one.Second).Order(), one.First.ConversationIds.Order()));
        Assert.All(starts.Zip(users), one => Assert.Equal(("once upon a time", Unread(one.Second)), (one.First.Epoch, one.First.TotalUnread)));

        IEnumerable<Guid> Conversations(UserKey user) => user.Company == "other" ? [foreign.Id] : Own(user).Select(static one => one.Id);
        long Unread(UserKey user) => user.Company == "other" ? 0 : Own(user).Sum(one => one.UnreadOf(user.Id));
        IEnumerable<StoredConversation> Own(UserKey user) => all.Where(one => one.Members.TryGetValue(user.Id, out Member? member) && member.IsCurrent);
    }

    [Fact]
    public async Task Each_changed_message_comes_once_in_its_final_state()
    {
        StoredConversation stored = Group();
        stored.Send("ann");
        stored.Send("bob");
        long known = stored.Conversation.LastRev;
        stored.Send("bob");
        stored.Edit(1);
        stored.Edit(1);
        stored.Delete(3);
        stored.Send("ann");
        await RowWriter.WriteAsync(Store, stored);

        SyncedConversation synced = await ReadOneAsync(stored, known);

        Assert.Equal([stored.Messages[0], stored.Messages[2], stored.Messages[3]], synced.Messages);
        Assert.Equal(stored.Conversation.LastRev, synced.Rev);
        Assert.False(synced.HasMore);
        Assert.Null(synced.View);
        Assert.All(synced.Messages, message => Assert.Equal(stored.StatusOf(message), synced.Floor.StatusOf(message.SenderId, message.Seq)));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_head_that_the_database_never_had_gets_everything(long rev)
    {
        StoredConversation stored = Group();
        stored.Send("ann");
        stored.Rename("Team");
        await RowWriter.WriteAsync(Store, stored);

        SyncedConversation synced = await ReadOneAsync(stored, rev);

        Assert.Equal(stored.Messages, synced.Messages);
        Assert.Equal("Team", synced.View?.Conversation.Name);
    }

    [Fact]
    public async Task A_group_comes_when_it_changed_and_others_always()
    {
        StoredConversation group = Group();
        var direct = new StoredConversation("acme", ConversationKind.Direct, "ann", "bob");
        group.Rename("Team");
        direct.Send("bob");
        await RowWriter.WriteAsync(Store, group, direct);

        SyncPage before = await ReadAsync(10, new ConversationHead(group.Id, 0), new ConversationHead(direct.Id, 0));
        SyncPage since = await ReadAsync(10, new ConversationHead(group.Id, 1), new ConversationHead(direct.Id, 1));

        Assert.Equal(["ann", "bob"], before.Conversations[0].View?.Participants.Select(static participant => participant.UserId));
        Assert.Equal(1, before.Conversations[1].View?.UnreadCount);
        Assert.Null(since.Conversations[0].View);
        Assert.Equal(direct.Conversation, since.Conversations[1].View?.Conversation);
        Assert.Empty(since.Conversations[1].Messages);
    }

    [Fact]
    public async Task Conversations_that_are_not_the_users_are_removed()
    {
        StoredConversation kept = Group();
        StoredConversation left = Group();
        left.Remove("ann");
        var foreign = new StoredConversation("other", ConversationKind.Group, "ann");
        await RowWriter.WriteAsync(Store, kept, left, foreign);
        var unknown = Guid.CreateVersion7();

        SyncPage page = await ReadAsync(
            10, new(unknown, 0), new(left.Id, 0), new(kept.Id, 0), new(foreign.Id, 0));

        Assert.Equal([unknown, left.Id, foreign.Id], page.Removed);
        Assert.Equal([kept.Id], page.Conversations.Select(static one => one.Id));
    }

    [Fact]
    public async Task The_limit_is_shared_in_the_order_of_the_heads()
    {
        StoredConversation[] all = [Group(), Group(), Group(), Group(), Group()];
        foreach (StoredConversation one in all[..4])
        {
            one.Send("bob");
            one.Send("bob");
        }

        all[4].Rename("Nothing was said");
        await RowWriter.WriteAsync(Store, all);

        SyncPage page = await ReadAsync(3, [.. all.Select(static one => new ConversationHead(one.Id, 0))]);

        Assert.Equal([2, 1, 0, 0, 0], page.Conversations.Select(static one => one.Messages.Count));
        Assert.Equal([false, true, true, true, false], page.Conversations.Select(static one => one.HasMore));
        Assert.Equal([2, 1, 0, 0, 1], page.Conversations.Select(static one => one.Rev));
    }

    [Fact]
    public async Task Nothing_is_asked_and_nothing_answered()
    {
        SyncPage page = await ReadAsync(10);

        Assert.Empty(page.Conversations);
        Assert.Empty(page.Removed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task From_any_rev_in_pages_of_any_size_a_client_gets_what_changed(int seed)
    {
        var random = new Random(seed);
        StoredConversation[] all = [.. Enumerable.Range(0, 6).Select(_ => RandomConversation.Make(random, "ann", "bob"))];
        await RowWriter.WriteAsync(Store, all);

        for (int repetition = 0; repetition < 10; repetition++)
        {
            ConversationHead[] heads =
                [.. all.Select(one => new ConversationHead(one.Id, random.NextInt64(one.Conversation.LastRev + 1))).OrderBy(_ => random.Next())];
            int limit = random.Next(1, 60);

            SyncPage page = await ReadAsync(limit, heads);

            AssertIsWhatChanged(all, heads, page);
            int messages = page.Conversations.Sum(static one => one.Messages.Count);
            Assert.True(page.Conversations.Any(static one => one.HasMore) ? messages == limit : messages <= limit);
        }
    }

    [Fact]
    public async Task A_client_that_asks_until_there_is_no_more_has_everything()
    {
        StoredConversation stored = RandomConversation.Make(new Random(7), "ann", "bob");
        for (int count = 0; count < 40; count++)
        {
            RandomConversation.Change(stored, new Random(count), "bob");
        }

        stored.Add("ann");
        await RowWriter.WriteAsync(Store, stored);

        Dictionary<long, Message> client = [];
        SyncedConversation synced;
        long rev = 0;
        do
        {
            synced = Assert.Single((await ReadAsync(3, new ConversationHead(stored.Id, rev))).Conversations);
            foreach (Message message in synced.Messages)
            {
                Assert.True(client.TryAdd(message.Seq, message));
            }

            rev = synced.Rev;
        }
        while (synced.HasMore);

        Assert.Equal(stored.Messages, client.OrderBy(static one => one.Key).Select(static one => one.Value));
        Assert.Equal(stored.Conversation.LastRev, rev);
    }

    // The naive model: look at every message.
    private static void AssertIsWhatChanged(StoredConversation[] all, ConversationHead[] heads, SyncPage page)
    {
        var stored = all.ToDictionary(static one => one.Id);
        Assert.Equal(heads.Where(head => !stored[head.Id].Members["ann"].IsCurrent).Select(static head => head.Id), page.Removed);
        Assert.Equal(heads.Select(static head => head.Id).Except(page.Removed), page.Conversations.Select(static one => one.Id));
        foreach (SyncedConversation synced in page.Conversations)
        {
            StoredConversation one = stored[synced.Id];
            long rev = heads.Single(head => head.Id == synced.Id).Rev;
            Message[] missed = [.. one.Messages.Where(message => message.Rev > rev).OrderBy(static message => message.Rev)];

            Assert.Equal(missed.Take(synced.Messages.Count), synced.Messages);
            Assert.Equal(missed.Length > synced.Messages.Count, synced.HasMore);
            Assert.Equal(!synced.HasMore ? one.Conversation.LastRev : synced.Messages is [.., var last] ? last.Rev : rev, synced.Rev);
            Assert.Equal(one.Conversation.ChangedRev > rev, synced.View is not null);
            Assert.All(synced.Messages, message => Assert.Equal(one.StatusOf(message), synced.Floor.StatusOf(message.SenderId, message.Seq)));
        }
    }

    private async Task SetEpochAsync()
    {
        await Store.ExecuteAsync("delete from meta where key = 'epoch'");
        await Store.ExecuteAsync("insert into meta values ('epoch', 'once upon a time')");
    }

    private static StoredConversation Group() => new("acme", ConversationKind.Group, "ann", "bob");

    private Task<SyncPage> ReadAsync(int limit, params ConversationHead[] heads) => Reader.ReadAsync(Ann, heads, limit, Cancellation);

    private async Task<SyncedConversation> ReadOneAsync(StoredConversation stored, long rev) =>
        Assert.Single((await ReadAsync(100, new ConversationHead(stored.Id, rev))).Conversations);
}
