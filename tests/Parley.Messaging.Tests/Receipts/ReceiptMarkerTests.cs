using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Tests.Messages;

namespace Parley.Messaging.Tests.Receipts;

public sealed class ReceiptMarkerTests : IAsyncDisposable
{
    private readonly Given _given = new();
    private readonly Guid _group;
    private readonly AppendRun _run;
    private readonly StoredMessages _messages;

    public ReceiptMarkerTests()
    {
        _group = _given.Group("ann", "bob");
        _run = AppendRun.Start(_given);
        _messages = new StoredMessages(_given.Store);
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task The_highest_named_message_counts_and_without_any_all()
    {
        Guid[] ids = await SentAsync(_group, 4);

        MarkedPosition some = (await MarkAsync("bob", ids[2], ids[0])).ShouldSucceed();
        MarkedPosition all = (await MarkAsync("bob")).ShouldSucceed();

        Assert.Equal((3, 4), (some.Member.DeliveredSeq, all.Member.DeliveredSeq));
    }

    [Fact]
    public async Task No_transaction_loads_the_messages()
    {
        Guid[] ids = await SentAsync(_group, 2);

        (await MarkAsync("bob", ids)).ShouldSucceed();

        Assert.Empty(_run.Batches.Last().Keys.Messages);
        Assert.Equal(1, _messages.Asked);
    }

    [Fact]
    public async Task An_unknown_message_and_one_of_another_conversation_are_not_found_and_nothing_moves()
    {
        Guid[] ids = await SentAsync(_group, 1);
        Guid foreign = (await SentAsync(_given.Group("ann"), 1))[0];

        (await MarkAsync("bob", ids[0], Guid.Empty)).ShouldFail("not_found");
        (await MarkAsync("bob", foreign)).ShouldFail("not_found");
        Assert.Equal(0, _given.MemberOf(_group, "bob").DeliveredSeq);
    }

    [Fact]
    public async Task One_who_is_no_member_does_not_learn_which_messages_there_are()
    {
        Guid[] ids = await SentAsync(_group, 1);

        ParleyError known = (await MarkAsync("eve", ids)).ShouldFail("not_a_member");
        ParleyError unknown = (await MarkAsync("eve", Guid.Empty)).ShouldFail("not_a_member");

        Assert.Equal(known, unknown);
    }

    [Fact]
    public async Task A_thousand_messages_are_named_at_once()
    {
        (await MarkAsync("bob", [.. Enumerable.Repeat(Guid.Empty, 1000)])).ShouldFail("not_found");
        (await MarkAsync("bob", [.. Enumerable.Repeat(Guid.Empty, 1001)])).ShouldFail("invalid_message_ids");
    }

    private Task<Result<MarkedPosition>> MarkAsync(string userId, params Guid[] ids) =>
        new ReceiptMarker(_run.Queue, _messages).MarkAsync(Given.Caller(userId), _group, ReceiptKind.Delivered, ids);

    private async Task<Guid[]> SentAsync(Guid conversation, int count)
    {
        Result<SentMessage>[] sent = await _given.WhenTogether(Enumerable.Range(0, count).Select(_ => Given.Send("ann", conversation)));
        return [.. sent.Select(static result => result.ShouldSucceed().Message.Id)];
    }
}
