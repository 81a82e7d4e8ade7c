using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Tests.Receipts;

public sealed class MarkPositionTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public MarkPositionTests()
    {
        _group = _given.Group("ann", "bob");
    }

    [Fact]
    public async Task Positions_only_move_forward()
    {
        await SentAsync(3);

        await _given.When(Mark(ReceiptKind.Read, 2));
        MarkedPosition back = (await _given.When(Mark(ReceiptKind.Read, 1))).ShouldSucceed();

        Assert.Equal((2, 2, 2), (back.Member.ReadSeq, back.Member.DeliveredSeq, back.FromSeq));
        Assert.Equal(2, _given.MemberOf(_group, "bob").ReadSeq);
    }

    [Fact]
    public async Task What_is_read_is_delivered_and_what_is_delivered_is_not_read()
    {
        await SentAsync(3);

        Member delivered = (await _given.When(Mark(ReceiptKind.Delivered, 3))).ShouldSucceed().Member;
        Member read = (await _given.When(Mark(ReceiptKind.Read, 2))).ShouldSucceed().Member;

        Assert.Equal((3, 0, null), (delivered.DeliveredSeq, delivered.ReadSeq, delivered.ReadAt));
        Assert.Equal((3, 2, _given.Now), (read.DeliveredSeq, read.ReadSeq, read.ReadAt));
    }

    [Fact]
    public async Task A_place_counts_up_to_the_last_message_and_none_is_all()
    {
        await SentAsync(4);

        Member some = (await _given.When(Mark(ReceiptKind.Delivered, 3))).ShouldSucceed().Member;
        Member all = (await _given.When(Mark(ReceiptKind.Delivered))).ShouldSucceed().Member;

        Assert.Equal((3, 4), (some.DeliveredSeq, all.DeliveredSeq));
    }

    [Fact]
    public async Task An_advance_is_told_with_its_range_and_takes_no_rev()
    {
        await SentAsync(3);
        await _given.When(Mark(ReceiptKind.Read, 1));
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Mark(ReceiptKind.Read));

        Changes changes = await batch.CommitAsync();

        var told = Assert.IsType<PositionAdvanced>(Assert.Single(changes.Events));
        Assert.Equal(("message.read", 1, 3, 0), (told.Name, told.FromSeq, told.ToSeq, told.Rev));
        Assert.Equal(3, _given.Conversation(_group).LastRev);
    }

    [Fact]
    public async Task Several_advances_of_a_member_in_a_batch_are_written_as_one()
    {
        await SentAsync(3);
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Mark(ReceiptKind.Delivered, 1));
        _ = batch.Add(Mark(ReceiptKind.Delivered, 3));
        _ = batch.Add(Mark(ReceiptKind.Delivered, 2));

        Changes changes = await batch.CommitAsync();

        Assert.Equal(3, Assert.Single(changes.Advances.Values).Seq);
        Assert.Equal([1L, 3L], changes.Events.Cast<PositionAdvanced>().Select(told => told.ToSeq));
        Assert.Single(changes.Members);
    }

    [Fact]
    public async Task Nothing_new_writes_and_tells_nothing()
    {
        await SentAsync(2);
        await _given.When(Mark(ReceiptKind.Read));
        GivenBatch batch = _given.Batch();
        _ = batch.Add(Mark(ReceiptKind.Read));
        _ = batch.Add(Mark(ReceiptKind.Delivered));

        Changes changes = await batch.CommitAsync();

        Assert.True(changes.IsEmpty);
        Assert.Empty(changes.Events);
    }

    [Fact]
    public async Task Only_members_have_positions()
    {
        await SentAsync(1);

        (await _given.When(Mark(ReceiptKind.Read) with { Caller = Given.Caller("eve") })).ShouldFail("not_a_member");
    }

    [Fact]
    public async Task A_blocked_conversation_can_still_be_read()
    {
        await SentAsync(1);
        _given.Status(_group, ConversationStatus.Blocked);

        (await _given.When(Mark(ReceiptKind.Read))).ShouldSucceed();
    }

    private MarkPosition Mark(ReceiptKind kind, long? upTo = null) => new(Given.Caller("bob"), _group, kind, upTo);

    private async Task SentAsync(int count)
    {
        Result<SentMessage>[] sent = await _given.WhenTogether(Enumerable.Range(0, count).Select(_ => Given.Send("ann", _group)));
        Assert.All(sent, static result => result.ShouldSucceed());
    }
}
