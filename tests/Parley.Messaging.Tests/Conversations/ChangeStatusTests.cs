using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Conversations;

public sealed class ChangeStatusTests
{
    private readonly Given _given = new();

    [Theory]
    [InlineData(ConversationKind.Group, "ann", Roles.None, "archive", "")]
    [InlineData(ConversationKind.Group, "adi", Roles.None, "archive", "")]
    [InlineData(ConversationKind.Group, "bob", Roles.None, "forbidden", "")]
    [InlineData(ConversationKind.Group, "bob", Roles.Moderator, "forbidden", "block")]
    [InlineData(ConversationKind.Group, "eve", Roles.None, "not_a_member", "not_a_member")]
    [InlineData(ConversationKind.Group, "eve", Roles.Moderator, "not_a_member", "block")]
    [InlineData(ConversationKind.Group, "eve", Roles.Service, "not_a_member", "not_a_member")]
    [InlineData(ConversationKind.Direct, "ann", Roles.None, "archive", "")]
    [InlineData(ConversationKind.Direct, "bob", Roles.None, "archive", "")]
    [InlineData(ConversationKind.Direct, "eve", Roles.Admin, "not_a_member", "block")]
    [InlineData(ConversationKind.Order, "cat", Roles.None, "archive", "")]
    [InlineData(ConversationKind.Order, "pat", Roles.None, "archive", "")]
    [InlineData(ConversationKind.Order, "eve", Roles.None, "not_a_member", "not_a_member")]
    [InlineData(ConversationKind.Order, "eve", Roles.Moderator, "archive", "block")]
    [InlineData(ConversationKind.Order, "eve", Roles.Admin, "archive", "block")]
    public async Task Who_may_archive_and_who_may_block(ConversationKind kind, string userId, Roles roles, string archiving, string blocking)
    {
        Guid id = Conversation(kind);
        Caller caller = Given.Caller(userId, roles);

        Assert.Equal(Refusal(archiving), (await _given.When(new ChangeStatus(caller, id, StatusChange.Archive))).Error?.Code);
        Assert.Equal(Refusal(archiving), (await _given.When(new ChangeStatus(caller, id, StatusChange.Unarchive))).Error?.Code);
        Assert.Equal(Refusal(blocking), (await _given.When(new ChangeStatus(caller, id, StatusChange.Block))).Error?.Code);
        Assert.Equal(Refusal(blocking), (await _given.When(new ChangeStatus(caller, id, StatusChange.Unblock))).Error?.Code);

        static string? Refusal(string expected) => expected switch { "" => "forbidden", "archive" or "block" => null, _ => expected };
    }

    [Theory]
    [InlineData(ConversationStatus.Open, StatusChange.Archive, ConversationStatus.Archived, true)]
    [InlineData(ConversationStatus.Open, StatusChange.Unarchive, ConversationStatus.Open, false)]
    [InlineData(ConversationStatus.Open, StatusChange.Block, ConversationStatus.Blocked, true)]
    [InlineData(ConversationStatus.Open, StatusChange.Unblock, ConversationStatus.Open, false)]
    [InlineData(ConversationStatus.Archived, StatusChange.Archive, ConversationStatus.Archived, false)]
    [InlineData(ConversationStatus.Archived, StatusChange.Unarchive, ConversationStatus.Open, true)]
    [InlineData(ConversationStatus.Archived, StatusChange.Block, ConversationStatus.Blocked, true)]
    [InlineData(ConversationStatus.Archived, StatusChange.Unblock, ConversationStatus.Archived, false)]
    [InlineData(ConversationStatus.Blocked, StatusChange.Block, ConversationStatus.Blocked, false)]
    [InlineData(ConversationStatus.Blocked, StatusChange.Unblock, ConversationStatus.Open, true)]
    public async Task What_each_change_makes_of_each_status(ConversationStatus before, StatusChange change, ConversationStatus after, bool changes)
    {
        Guid thread = _given.OrderThread();
        _given.Status(thread, before);

        Conversation conversation = (await _given.When(new ChangeStatus(Given.Caller("mod", Roles.Moderator), thread, change))).ShouldSucceed();

        Assert.Equal(after, conversation.Status);
        Assert.Equal(changes ? (1, 1) : (0, 0), (conversation.LastRev, conversation.ChangedRev));
        Assert.Equal(conversation, _given.Conversation(thread));
    }

    [Theory]
    [InlineData(StatusChange.Archive)]
    [InlineData(StatusChange.Unarchive)]
    public async Task What_is_blocked_is_neither_archived_nor_opened_by_archiving(StatusChange change)
    {
        Guid thread = _given.OrderThread();
        _given.Status(thread, ConversationStatus.Blocked);

        (await _given.When(new ChangeStatus(Given.Caller("cat"), thread, change))).ShouldFail("thread_blocked");
    }

    [Theory]
    [InlineData(ConversationStatus.Open, false)]
    [InlineData(ConversationStatus.Archived, false)]
    [InlineData(ConversationStatus.Archived, true)]
    public async Task Unblocking_gives_back_what_was_before(ConversationStatus before, bool byItself)
    {
        Guid thread = _given.OrderThread();
        _given.Status(thread, before, byItself);
        Conversation expected = _given.Conversation(thread) with { LastRev = 2, ChangedRev = 2 };

        await _given.When(new ChangeStatus(Given.Caller("mod", Roles.Moderator), thread, StatusChange.Block));
        await _given.When(new ChangeStatus(Given.Caller("mod", Roles.Moderator), thread, StatusChange.Block));
        await _given.When(new ChangeStatus(Given.Caller("mod", Roles.Moderator), thread, StatusChange.Unblock));

        Assert.Equal(expected, _given.Conversation(thread));
    }

    [Fact]
    public async Task A_person_who_archives_what_was_archived_by_itself_keeps_it_so()
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-8));
        _given.Status(thread, ConversationStatus.Archived, archivedByItself: true);

        (await _given.When(new ChangeStatus(Given.Caller("cat"), thread, StatusChange.Archive))).ShouldSucceed();
        await _given.When(new PutOrder(Given.OrderOf("cat", "pat")));

        Assert.Equal(ConversationStatus.Archived, _given.Conversation(thread).Status);
    }

    [Fact]
    public async Task A_thread_that_its_order_closed_is_not_opened_by_a_person()
    {
        Guid thread = _given.OrderThread(OrderStatus.Completed, _given.Now.AddDays(-7));
        _given.Status(thread, ConversationStatus.Archived, archivedByItself: true);

        (await _given.When(new ChangeStatus(Given.Caller("cat"), thread, StatusChange.Unarchive))).ShouldFail("order_closed");
    }

    [Fact]
    public async Task A_thread_that_a_person_archived_is_opened_whatever_its_order_says()
    {
        Guid thread = _given.OrderThread(OrderStatus.Canceled);
        _given.Status(thread, ConversationStatus.Archived);

        (await _given.When(new ChangeStatus(Given.Caller("cat"), thread, StatusChange.Unarchive))).ShouldSucceed();
    }

    private Guid Conversation(ConversationKind kind)
    {
        if (kind != ConversationKind.Group)
        {
            return kind == ConversationKind.Direct ? _given.Direct("ann", "bob") : _given.OrderThread();
        }

        Guid group = _given.Group("ann", "bob");
        _given.Member(group, "adi", MemberRole.Admin);
        return group;
    }
}
