using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;

namespace Parley.Messaging.Tests.Conversations;

public sealed class RenameConversationTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public RenameConversationTests()
    {
        _group = _given.Group("ann", "bob");
        _given.Member(_group, "adi", MemberRole.Admin);
    }

    [Fact]
    public async Task A_new_name_takes_a_rev_and_is_told()
    {
        GivenBatch batch = _given.Batch();
        Task<Result<Conversation>> renamed = batch.Add(Rename("adi", "New"));

        Changes changes = await batch.CommitAsync();

        Conversation conversation = (await renamed).ShouldSucceed();
        Assert.Equal(("New", 1, 1), (conversation.Name, conversation.LastRev, conversation.ChangedRev));
        Assert.Equal(conversation, Assert.IsType<ConversationUpdated>(Assert.Single(changes.Events)).Conversation);
    }

    [Fact]
    public async Task The_same_name_changes_nothing()
    {
        Assert.Equal(0, (await _given.When(Rename("ann", "The group"))).ShouldSucceed().LastRev);
    }

    [Theory]
    [InlineData("ann", "New", null)]
    [InlineData("bob", "New", "forbidden")]
    [InlineData("eve", "New", "not_a_member")]
    [InlineData("eve", "", "not_a_member")]
    [InlineData("ann", "", "invalid_name")]
    [InlineData("ann", "\0", "invalid_name")]
    public async Task The_owner_and_admins_give_good_names(string caller, string name, string? code)
    {
        Assert.Equal(code, (await _given.When(Rename(caller, name))).Error?.Code);
    }

    [Fact]
    public async Task Only_groups_have_names()
    {
        (await _given.When(Rename("cat", "New") with { ConversationId = _given.OrderThread() })).ShouldFail("forbidden");
        (await _given.When(Rename("ann", "New") with { ConversationId = _given.Direct("ann", "bob") })).ShouldFail("forbidden");
    }

    private RenameConversation Rename(string caller, string name) => new(Given.Caller(caller), _group, name);
}
