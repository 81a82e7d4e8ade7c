using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Tests.Conversations;

public sealed class AddMemberTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public AddMemberTests()
    {
        _group = _given.Group("ann", "bob");
        _given.Member(_group, "adi", MemberRole.Admin);
        _given.Users("new");
    }

    [Fact]
    public async Task A_new_member_starts_at_the_end()
    {
        await _given.WhenTogether(Given.Send("ann", _group), Given.Send("ann", _group));

        AddedMember added = (await _given.When(Add("ann", "new"))).ShouldSucceed();

        Member member = added.Member;
        Assert.Equal((2, 2, 2, true), (member.JoinedSeq, member.DeliveredSeq, member.ReadSeq, added.IsNew));
        Assert.Equal((MemberRole.Member, true), (member.Role, member.IsCurrent));
        Assert.Equal((2, 3, 3), (_given.Conversation(_group).LastSeq, _given.Conversation(_group).LastRev, _given.Conversation(_group).ChangedRev));
    }

    [Fact]
    public async Task It_is_told_to_everybody()
    {
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Add("adi", "new"));

        Changes changes = await batch.CommitAsync();

        var told = Assert.IsType<MemberAdded>(Assert.Single(changes.Events));
        Assert.Equal(("member.added", 1, "new", "adi"), (told.Name, told.Rev, told.Member.UserId, told.ByUserId));
    }

    [Fact]
    public async Task Another_role_is_no_new_member()
    {
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Add("ann", "bob", MemberRole.Admin));

        Changes changes = await batch.CommitAsync();

        var told = Assert.IsType<MemberRoleChanged>(Assert.Single(changes.Events));
        Assert.Equal((null, 1, "bob", MemberRole.Admin), (told.Name, told.Rev, told.Member.UserId, told.Member.Role));
    }

    [Theory]
    [InlineData("ann", null, null)]
    [InlineData("ann", MemberRole.Member, null)]
    [InlineData("ann", MemberRole.Admin, null)]
    [InlineData("ann", MemberRole.Owner, "invalid_role")]
    [InlineData("ann", MemberRole.Customer, "invalid_role")]
    [InlineData("adi", null, null)]
    [InlineData("adi", MemberRole.Admin, "forbidden")]
    [InlineData("bob", null, "forbidden")]
    [InlineData("eve", null, "not_a_member")]
    public async Task Only_the_owner_and_admins_add_and_only_the_owner_makes_admins(string caller, MemberRole? role, string? code)
    {
        Assert.Equal(code, (await _given.When(Add(caller, "new", role))).Error?.Code);
    }

    [Theory]
    [InlineData("ann", "adi", MemberRole.Member, null)]
    [InlineData("ann", "bob", MemberRole.Admin, null)]
    [InlineData("adi", "adi", MemberRole.Member, "forbidden")]
    [InlineData("adi", "bob", MemberRole.Admin, "forbidden")]
    [InlineData("ann", "ann", MemberRole.Member, "invalid_role")]
    [InlineData("adi", "ann", MemberRole.Member, "invalid_role")]
    public async Task Only_the_owner_changes_roles_and_a_group_keeps_its_owner(string caller, string target, MemberRole role, string? code)
    {
        Result<AddedMember> changed = await _given.When(Add(caller, target, role));

        Assert.Equal(code, changed.Error?.Code);
        Assert.Equal(code is null, _given.MemberOf(_group, target).Role == role);
    }

    [Fact]
    public async Task Who_is_a_member_already_stays_as_they_are()
    {
        Member before = _given.MemberOf(_group, "adi");

        Assert.Equal(new AddedMember(before, Name: null, IsNew: false), (await _given.When(Add("ann", "adi"))).ShouldSucceed());
        Assert.Equal(0, _given.Conversation(_group).LastRev);
    }

    [Fact]
    public async Task One_who_comes_back_starts_at_the_end_and_keeps_the_own_numbers()
    {
        await _given.When(Given.Send("bob", _group));
        await _given.When(new RemoveMember(Given.Caller("ann"), _group, "bob"));
        await _given.When(Given.Send("ann", _group));
        _given.Time.Advance(TimeSpan.FromDays(1));

        Member back = (await _given.When(Add("ann", "bob"))).ShouldSucceed().Member;
        long senderSeq = (await _given.When(Given.Send("bob", _group))).ShouldSucceed().Message.SenderSeq;

        Assert.Equal((2, 2, 2, _given.Now), (back.JoinedSeq, back.DeliveredSeq, back.ReadSeq, back.JoinedAt));
        Assert.Equal(2, senderSeq);
        (await _given.When(new MarkPosition(Given.Caller("bob"), _group, ReceiptKind.Read, UpToSeq: null))).ShouldSucceed();
    }

    [Fact]
    public async Task Removed_and_added_in_one_batch_is_a_member()
    {
        GivenBatch batch = _given.Batch();
        _ = batch.Add(new RemoveMember(Given.Caller("ann"), _group, "bob"));
        _ = batch.Add(Add("ann", "bob"));

        Changes changes = await batch.CommitAsync();

        Assert.Empty(changes.Members);
        Assert.True(Assert.Single(changes.JoinedMembers.Values).IsCurrent);
        Assert.True(_given.MemberOf(_group, "bob").IsCurrent);
    }

    [Fact]
    public async Task Strangers_and_people_of_other_companies_are_not_found()
    {
        _given.Store.Put(new Messaging.Users.User { Key = new("other", "foreign") });

        (await _given.When(Add("ann", "nobody"))).ShouldFail("not_found");
        (await _given.When(Add("ann", "foreign"))).ShouldFail("not_found");
    }

    [Fact]
    public async Task Order_threads_and_direct_conversations_take_no_members()
    {
        Guid thread = _given.OrderThread();
        Guid direct = _given.Direct("ann", "bob");

        (await _given.When(new AddMember(Given.Caller("cat"), thread, "new", null))).ShouldFail("forbidden");
        (await _given.When(new AddMember(Given.Caller("ann"), direct, "new", null))).ShouldFail("forbidden");
    }

    [Fact]
    public async Task The_2_001st_member_is_refused_also_within_one_batch()
    {
        Guid full = _given.Group([.. Enumerable.Range(0, 1999).Select(i => $"user-{i}")]);

        Result<AddedMember>[] added = await _given.WhenTogether(AddTo("new"), AddTo("bob"), AddTo("user-7"));

        added[0].ShouldSucceed();
        added[1].ShouldFail("invalid_members");
        added[2].ShouldSucceed();

        AddMember AddTo(string userId) => new(Given.Caller("user-0"), full, userId, null);
    }

    private AddMember Add(string caller, string target, MemberRole? role = null) => new(Given.Caller(caller), _group, target, role);
}
