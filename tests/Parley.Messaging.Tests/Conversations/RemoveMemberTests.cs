using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;

namespace Parley.Messaging.Tests.Conversations;

public sealed class RemoveMemberTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public RemoveMemberTests()
    {
        _group = _given.Group("ann", "bob", "cid");
        _given.Member(_group, "adi", MemberRole.Admin);
        _given.Member(_group, "eda", MemberRole.Admin);
    }

    [Fact]
    public async Task A_removed_member_is_gone_and_sees_nothing_more()
    {
        Member gone = (await _given.When(Remove("ann", "bob"))).ShouldSucceed();

        Assert.Equal((_given.Now, false), (gone.LeftAt, gone.IsCurrent));
        Assert.Equal((1, 1), (_given.Conversation(_group).LastRev, _given.Conversation(_group).ChangedRev));
        (await _given.When(Given.Send("bob", _group))).ShouldFail("not_a_member");
    }

    [Theory]
    [InlineData("ann", "adi", null)]
    [InlineData("adi", "bob", null)]
    [InlineData("adi", "eda", "forbidden")]
    [InlineData("adi", "ann", "forbidden")]
    [InlineData("bob", "cid", "forbidden")]
    [InlineData("bob", "nobody", "forbidden")]
    [InlineData("ann", "nobody", "not_found")]
    [InlineData("eve", "bob", "not_a_member")]
    [InlineData("eve", "eve", "not_a_member")]
    public async Task The_owner_removes_anybody_and_admins_remove_members(string caller, string target, string? code)
    {
        Assert.Equal(code, (await _given.When(Remove(caller, target))).Error?.Code);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("adi")]
    [InlineData("bob")]
    public async Task All_may_leave(string userId)
    {
        (await _given.When(Remove(userId, userId))).ShouldSucceed();

        (await _given.When(Remove(userId, userId))).ShouldFail("not_a_member");
    }

    [Fact]
    public async Task The_group_of_an_owner_who_leaves_passes_to_the_longest_member()
    {
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Remove("ann", "ann"));

        Changes changes = await batch.CommitAsync();

        var told = Assert.IsType<MemberRemoved>(Assert.Single(changes.Events));
        Assert.Equal(("member.removed", 1, "ann", "bob"), (told.Name, told.Rev, told.Member.UserId, told.NewOwner?.UserId));
        Assert.Equal(MemberRole.Owner, _given.MemberOf(_group, "bob").Role);
        Assert.Equal(MemberRole.Member, _given.MemberOf(_group, "ann").Role);
    }

    [Fact]
    public async Task Of_those_who_joined_together_the_first_id_becomes_the_owner()
    {
        await _given.WhenTogether(Remove("ann", "bob"), Remove("ann", "cid"), Remove("ann", "ann"));

        Assert.Equal(MemberRole.Owner, _given.MemberOf(_group, "adi").Role);
        Assert.Equal(MemberRole.Admin, _given.MemberOf(_group, "eda").Role);
    }

    [Fact]
    public async Task An_owner_who_comes_back_is_a_member()
    {
        await _given.When(Remove("ann", "ann"));

        AddedMember back = (await _given.When(new AddMember(Given.Caller("bob"), _group, "ann", null))).ShouldSucceed();

        Assert.Equal(MemberRole.Member, back.Member.Role);
    }

    [Fact]
    public async Task The_last_one_may_leave_too()
    {
        Guid alone = _given.Group("ann");

        (await _given.When(new RemoveMember(Given.Caller("ann"), alone, "ann"))).ShouldSucceed();

        Assert.False(_given.MemberOf(alone, "ann").IsCurrent);
    }

    [Fact]
    public async Task Nobody_leaves_an_order_thread_or_a_direct_conversation()
    {
        Guid thread = _given.OrderThread();
        Guid direct = _given.Direct("ann", "bob");

        (await _given.When(new RemoveMember(Given.Caller("cat"), thread, "cat"))).ShouldFail("forbidden");
        (await _given.When(new RemoveMember(Given.Caller("ann"), direct, "ann"))).ShouldFail("forbidden");
    }

    [Fact]
    public async Task Every_group_with_members_has_one_owner_whatever_happens()
    {
        var random = new Random(7);
        string[] ids = ["ann", "bob", "cid", "adi", "eda"];
        for (int round = 0; round < 300; round++)
        {
            (string caller, string target) = (ids[random.Next(ids.Length)], ids[random.Next(ids.Length)]);
            MemberRole role = random.Next(2) == 0 ? MemberRole.Member : MemberRole.Admin;
            GivenBatch batch = _given.Batch();
            _ = random.Next(3) == 0 ? (Task)batch.Add(Remove(caller, target)) : batch.Add(new AddMember(Given.Caller(caller), _group, target, role));
            await batch.CommitAsync();

            Member[] current = [.. ids.Select(id => _given.MemberOf(_group, id)).Where(member => member.IsCurrent)];
            Assert.True(current.Length == 0 || current.Count(member => member.Role == MemberRole.Owner) == 1);
        }
    }

    private RemoveMember Remove(string caller, string target) => new(Given.Caller(caller), _group, target);
}
