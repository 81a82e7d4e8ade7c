using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;

namespace Parley.Messaging.Tests.Conversations;

public sealed class StartGroupTests
{
    private readonly Given _given = new();

    public StartGroupTests()
    {
        _given.Users("ann", "bob", "cid");
    }

    [Fact]
    public async Task The_caller_owns_it_and_the_others_are_members()
    {
        GivenBatch batch = _given.Batch();
        Task<Result<StartedConversation>> started = batch.Add(Start("Lunch", "bob", "cid"));

        Changes changes = await batch.CommitAsync();

        Conversation group = (await started).ShouldSucceed().Conversation;
        var told = Assert.IsType<ConversationCreated>(Assert.Single(changes.Events));
        Assert.Equal((ConversationKind.Group, "Lunch", 0), (group.Kind, group.Name, group.LastRev));
        Assert.Equal(["ann Owner", "bob Member", "cid Member"], told.Members.Select(member => $"{member.UserId} {member.Role}"));
        Assert.Equal(("conversation.created", 0), (told.Name, told.Rev));
    }

    [Fact]
    public async Task Naming_oneself_or_somebody_twice_makes_no_difference()
    {
        Conversation group = (await _given.When(Start(null, "bob", "ann", "bob"))).ShouldSucceed().Conversation;

        Assert.Equal(MemberRole.Owner, _given.MemberOf(group.Id, "ann").Role);
        Assert.Equal(MemberRole.Member, _given.MemberOf(group.Id, "bob").Role);
    }

    [Fact]
    public async Task One_who_is_not_known_fails_it_whole()
    {
        GivenBatch batch = _given.Batch();
        Task<Result<StartedConversation>> started = batch.Add(Start("Lunch", "bob", "nobody"));

        Changes changes = await batch.CommitAsync();

        (await started).ShouldFail("not_found");
        Assert.True(changes.IsEmpty);
    }

    [Theory]
    [InlineData(1999, true)]
    [InlineData(2000, false)]
    public async Task It_has_2_000_members_at_most_with_the_owner(int others, bool isGood)
    {
        string[] ids = [.. Enumerable.Range(0, others).Select(i => $"user-{i}")];
        _given.Users(ids);

        Result<StartedConversation> started = await _given.When(Start(null, ids));

        Assert.Equal(isGood ? null : "invalid_members", started.Error?.Code);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("x", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("a\0", false)]
    public async Task A_name_is_good_or_absent(string? name, bool isGood)
    {
        Assert.Equal(isGood ? null : "invalid_name", (await _given.When(Start(name, "bob"))).Error?.Code);
    }

    [Fact]
    public void A_name_has_200_code_points_at_most()
    {
        string longest = string.Concat(Enumerable.Repeat("\U0001F600", 200));

        Assert.Null(ConversationName.Check(longest));
        Assert.NotNull(ConversationName.Check(longest + "x"));
        Assert.NotNull(ConversationName.Check("\uD83D"));
    }

    private static StartGroup Start(string? name, params string[] memberIds) => new(Given.Caller("ann"), name, memberIds);
}
