using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

/// <summary>What is read for many users at once.</summary>
public abstract class AudienceSpecification : ReaderSpecification
{
    private ConversationReader Reader => new(Database);

    private UnreadReader Unread => new(Database);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Members_together_see_a_conversation_as_each_sees_it_in_the_list(int seed)
    {
        string[] users = ["ann", "bob", "cid", "dan"];
        StoredConversation[] all = [.. Enumerable.Range(0, 10).Select(number => RandomConversation.Make(new Random((seed * 100) + number), users))];
        await using (RowWriter writer = await RowWriter.OpenAsync(Store))
        {
            await writer.AddAsync(new User { Key = new UserKey("acme", "bob"), Name = "Bob" });
            foreach (StoredConversation one in all)
            {
                await writer.AddAsync(one);
            }
        }

        foreach (StoredConversation one in all)
        {
            IReadOnlyList<ConversationView> views = await ViewsAsync(one, [.. users, "stranger", "bob"]);

            string[] current = [.. one.Current.Select(static member => member.UserId).Order(StringComparer.Ordinal)];
            Assert.Equal(current, views.Select(static view => view.Own?.UserId).Order(StringComparer.Ordinal));
            Assert.All(views, view => Assert.Equal(one.UnreadOf(view.Own!.UserId), view.UnreadCount)); // The line before saw that all have one.
            foreach (ConversationView view in views)
            {
                Assert.Equivalent(await ListedAsync(one, view.Own!.UserId), view, strict: true);
            }
        }
    }

    [Fact]
    public async Task Members_of_an_order_thread_share_its_order()
    {
        var stored = new StoredConversation("acme", ConversationKind.Order, "ann", "bob");
        stored.Conversation = stored.Conversation with { OrderId = "o1", CustomerId = "ann", ProviderId = "bob" };
        var order = new Order { Company = "acme", Id = "o1", CustomerId = "ann", ProviderId = "bob", Status = OrderStatus.Assigned };
        await using (RowWriter writer = await RowWriter.OpenAsync(Store))
        {
            await writer.AddAsync(stored);
            await writer.AddAsync(order);
        }

        IReadOnlyList<ConversationView> views = await ViewsAsync(stored, "ann", "bob");

        Assert.Equal([order, order], views.Select(static view => view.Order));
    }

    [Fact]
    public async Task Members_together_see_the_first_hundred_participants_and_the_number_of_all()
    {
        string[] all = [.. Enumerable.Range(1, 120).Select(static number => $"user{number:000}")];
        var stored = new StoredConversation("acme", ConversationKind.Group, all);
        await RowWriter.WriteAsync(Store, stored);

        IReadOnlyList<ConversationView> views = await ViewsAsync(stored, all);

        Assert.Equal(120, views.Count);
        Assert.All(views, view => Assert.Equal(all[..100], view.Participants.Select(static participant => participant.UserId)));
        Assert.All(views, static view => Assert.Equal(120, view.ParticipantCount));
    }

    [Fact]
    public async Task Nobody_sees_a_conversation_of_another_company()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann");
        await RowWriter.WriteAsync(Store, stored);

        Assert.Empty(await Reader.ViewsAsync(new ConversationKey("other", stored.Id), ["ann"], Cancellation));
        Assert.Empty(await ViewsAsync(stored));
        Assert.Empty(await ViewsAsync(stored, "stranger"));
    }

    [Fact]
    public async Task The_circles_of_a_user_are_the_direct_and_order_conversations_and_small_groups()
    {
        var direct = new StoredConversation("acme", ConversationKind.Direct, "ann", "bob");
        var order = new StoredConversation("acme", ConversationKind.Order, "ann", "cid");
        var small = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "cid", "gone");
        small.Remove("gone");
        var large = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "cid", "dan");
        var left = new StoredConversation("acme", ConversationKind.Group, "ann", "bob");
        left.Remove("ann");
        var elsewhere = new StoredConversation("other", ConversationKind.Group, "ann");
        await RowWriter.WriteAsync(Store, direct, order, small, large, left, elsewhere);
        UserKey ann = new("acme", "ann"), bob = new("acme", "bob"), other = new("other", "ann");

        IReadOnlyList<CircleConversation> circles =
            await Reader.CirclesAsync([ann, other, bob, ann, new UserKey("acme", "nobody")], maxMembers: 3, Cancellation);

        CircleConversation[] expected =
        [
            new(ann, direct.Id), new(ann, order.Id), new(ann, small.Id), new(other, elsewhere.Id),
            new(bob, direct.Id), new(bob, small.Id), new(bob, left.Id),
        ];
        Assert.Equal(expected.ToHashSet(), circles.ToHashSet());
        Assert.Equal(expected.Length, circles.Count);
        Assert.Empty(await Reader.CirclesAsync([], maxMembers: 3, Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_many_users_have_not_read_is_what_each_has_not_read(int seed)
    {
        string[] users = ["ann", "bob", "cid"];
        StoredConversation[] all = [.. Enumerable.Range(0, 10).Select(number => RandomConversation.Make(new Random((seed * 100) + number), users))];
        await RowWriter.WriteAsync(Store, all);
        UserKey[] keys = [.. users.Select(static id => new UserKey("acme", id)), new("other", "ann"), new("acme", "stranger")];

        IReadOnlyList<IReadOnlyList<UnreadConversation>> unread = await Unread.OfUsersAsync(keys, Cancellation);

        Assert.Equal(keys.Length, unread.Count);
        Assert.NotEmpty(unread[0]);
        foreach ((UserKey user, IReadOnlyList<UnreadConversation> own) in keys.Zip(unread))
        {
            Assert.Equal((await Reader.UnreadAsync(user, Cancellation)).ToHashSet(), own.ToHashSet());
        }

        Assert.Empty(await Unread.OfUsersAsync([], Cancellation));
    }

    [Fact]
    public async Task Behind_a_place_are_the_current_members_who_have_not_read_up_to_it()
    {
        var first = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "cid", "gone");
        var second = new StoredConversation("acme", ConversationKind.Group, "ann", "bob");
        foreach (StoredConversation conversation in (StoredConversation[])[first, second])
        {
            conversation.Send("ann");
            conversation.Send("ann");
        }

        first.Read("bob", 1);
        first.Read("cid", 2);
        first.Remove("gone");
        second.Read("bob", 2);
        await RowWriter.WriteAsync(Store, first, second);
        ConversationKey one = first.Conversation.Key, two = second.Conversation.Key;

        IReadOnlyList<MemberBehind> behind =
            await Unread.BehindAsync([(one, 2), (two, 1), (new ConversationKey("other", first.Id), 2)], Cancellation);

        MemberBehind[] expected = [new(one, "ann", 0), new(one, "bob", 1), new(two, "ann", 0)];
        Assert.Equal(expected.ToHashSet(), behind.ToHashSet());
        Assert.Equal(expected.Length, behind.Count);
        Assert.Empty(await Unread.BehindAsync([], Cancellation));
    }

    private Task<IReadOnlyList<ConversationView>> ViewsAsync(StoredConversation stored, params string[] userIds) =>
        Reader.ViewsAsync(new ConversationKey("acme", stored.Id), userIds, Cancellation);

    private async Task<ConversationView> ListedAsync(StoredConversation stored, string userId)
    {
        IReadOnlyList<ConversationView> list = await Reader.ListAsync(new UserKey("acme", userId), new ConversationListQuery(100), Cancellation);
        return list.Single(view => view.Conversation.Id == stored.Id);
    }
}
