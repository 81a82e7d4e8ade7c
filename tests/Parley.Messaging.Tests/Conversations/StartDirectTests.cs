using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;

namespace Parley.Messaging.Tests.Conversations;

public sealed class StartDirectTests
{
    private readonly Given _given = new();

    public StartDirectTests()
    {
        _given.Users("ann", "bob");
    }

    [Fact]
    public async Task The_first_one_to_ask_begins_it_for_both()
    {
        StartedConversation started = (await _given.When(Start("ann", "bob"))).ShouldSucceed();

        Guid id = started.Conversation.Id;
        Assert.True(started.IsNew);
        Assert.Equal((ConversationKind.Direct, 0, 0), (started.Conversation.Kind, started.Conversation.LastSeq, started.Conversation.LastRev));
        Assert.Equal((MemberRole.Member, MemberRole.Member), (_given.MemberOf(id, "ann").Role, _given.MemberOf(id, "bob").Role));
    }

    [Fact]
    public async Task The_pair_gets_the_same_one_in_both_directions()
    {
        Conversation first = (await _given.When(Start("ann", "bob"))).ShouldSucceed().Conversation;

        StartedConversation again = (await _given.When(Start("bob", "ann"))).ShouldSucceed();

        Assert.Equal(new StartedConversation(first, IsNew: false), again);
    }

    [Fact]
    public async Task Both_at_once_get_the_same_one()
    {
        Result<StartedConversation>[] started = await _given.WhenTogether(Start("ann", "bob"), Start("bob", "ann"));

        Assert.Equal([true, false], started.Select(result => result.ShouldSucceed().IsNew));
        Assert.Single(started.Select(result => result.ShouldSucceed().Conversation.Id).Distinct());
    }

    [Fact]
    public async Task An_archived_one_is_opened_again()
    {
        Guid direct = _given.Direct("ann", "bob");
        _given.Status(direct, ConversationStatus.Archived);
        GivenBatch batch = _given.Batch();
        Task<Result<StartedConversation>> started = batch.Add(Start("ann", "bob"));

        Changes changes = await batch.CommitAsync();

        Conversation conversation = (await started).ShouldSucceed().Conversation;
        Assert.Equal((direct, ConversationStatus.Open, 1, 1), (conversation.Id, conversation.Status, conversation.LastRev, conversation.ChangedRev));
        Assert.IsType<ConversationUpdated>(Assert.Single(changes.Events));
    }

    [Fact]
    public async Task A_blocked_one_stays_blocked()
    {
        Guid direct = _given.Direct("ann", "bob");
        _given.Status(direct, ConversationStatus.Blocked);

        StartedConversation started = (await _given.When(Start("ann", "bob"))).ShouldSucceed();

        Assert.Equal((direct, ConversationStatus.Blocked, 0), (started.Conversation.Id, started.Conversation.Status, started.Conversation.LastRev));
    }

    [Fact]
    public async Task Nobody_talks_to_themselves_to_strangers_or_to_another_company()
    {
        (await _given.When(Start("ann", "ann"))).ShouldFail("invalid_members");
        (await _given.When(Start("ann", "nobody"))).ShouldFail("not_found");
        (await _given.When(new StartDirect(Given.Caller("ann", company: "other"), "bob"))).ShouldFail("not_found");
    }

    [Fact]
    public async Task The_same_pair_of_another_company_has_another_one()
    {
        Guid direct = _given.Direct("ann", "bob");
        _given.Store.Put(new Messaging.Users.User { Key = new("other", "bob") });

        StartedConversation started = (await _given.When(new StartDirect(Given.Caller("ann", company: "other"), "bob"))).ShouldSucceed();

        Assert.True(started.IsNew);
        Assert.NotEqual(direct, started.Conversation.Id);
    }

    [Fact]
    public void No_two_pairs_have_the_same_key()
    {
        string[] ids = ["a", "b", "1", "1:a", "a:b", ":", "::", "2:ab", "ab"];
        List<string> keys = [];
        foreach (string one in ids)
        {
            keys.AddRange(ids.Where(other => string.CompareOrdinal(one, other) <= 0).Select(other => DirectPair.KeyOf(one, other)));
            Assert.All(ids, other => Assert.Equal(DirectPair.KeyOf(one, other), DirectPair.KeyOf(other, one)));
        }

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    private static StartDirect Start(string caller, string other) => new(Given.Caller(caller), other);
}
