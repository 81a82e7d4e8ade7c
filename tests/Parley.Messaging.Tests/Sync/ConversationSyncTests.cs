using Parley.Messaging.Sync;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Sync;

public sealed class ConversationSyncTests
{
    private readonly StoredChanges _changes = new();

    [Theory]
    [InlineData(null)]
    [InlineData("now")]
    public async Task What_was_missed_is_read_with_a_limit(string? epoch)
    {
        ConversationHead[] heads = Heads(2);

        SyncAnswer answer = (await SyncAsync(epoch, heads)).ShouldSucceed();

        Assert.Equal([(new UserKey(Given.Company, "ann"), 2, ConversationSync.MaxMessages)], _changes.Asked);
        Assert.Equal(("now", false), (answer.Epoch, answer.ResyncRequired));
        Assert.Equal(heads.Select(head => head.Id), answer.Removed);
    }

    [Fact]
    public async Task Another_epoch_makes_the_client_begin_anew()
    {
        SyncAnswer answer = (await SyncAsync("before", Heads(2))).ShouldSucceed();

        Assert.Equal(("now", true), (answer.Epoch, answer.ResyncRequired));
        Assert.Empty(_changes.Asked);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task It_takes_200_conversations_at_once(int count, bool isGood)
    {
        Assert.Equal(isGood ? null : "invalid_conversations", (await SyncAsync(null, Heads(count))).Error?.Code);
    }

    [Fact]
    public async Task A_conversation_named_twice_or_with_a_rev_below_0_is_refused()
    {
        (await SyncAsync(null, [.. Heads(1), .. Heads(1)])).ShouldFail("invalid_conversations");
        (await SyncAsync(null, [new ConversationHead(Guid.AllBitsSet, -1)])).ShouldFail("invalid_conversations");
    }

    private static ConversationHead[] Heads(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ConversationHead(new Guid(i, 0, 0, new byte[8]), i))];

    private Task<Result<SyncAnswer>> SyncAsync(string? epoch, ConversationHead[] heads) =>
        new ConversationSync(_changes).ReadAsync(Given.Caller("ann"), epoch, heads, CancellationToken.None);
}
