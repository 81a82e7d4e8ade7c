using Parley.Messaging.Appending;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Tests.Appending;

public sealed class AppendBatchTests
{
    private readonly Given _given = new();

    [Fact]
    public async Task A_command_that_the_store_did_not_decide_is_not_answered_as_done()
    {
        var command = new PendingResult<SentMessage>(Given.Send("ann", Guid.Empty), enqueuedAt: 0);
        _given.Batches.Create([command]);

        command.Complete();

        (await command.Answer).ShouldFail("internal_error");
    }

    [Fact]
    public void A_batch_is_decided_once()
    {
        AppendBatch batch = _given.Batches.Create([]);
        batch.Decide();

        Assert.Throws<InvalidOperationException>(batch.Decide);
    }

    [Fact]
    public void Its_time_has_whole_milliseconds()
    {
        _given.Time.Advance(TimeSpan.FromTicks(12_345_678));

        Assert.Equal(Given.Start.AddMilliseconds(1234), _given.Batches.Create([]).Now);
    }
}
