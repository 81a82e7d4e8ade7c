using Parley.Messaging.Policies;

namespace Parley.Messaging.Tests.Policies;

public sealed class RateWindowTests
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    [Fact]
    public void There_is_room_until_the_limit_is_reached()
    {
        var window = new RateWindow(limit: 2, offset: 1, []);

        Assert.Null(window.FullSince());
    }

    [Fact]
    public void A_limit_of_0_is_never_reached()
    {
        var window = new RateWindow(limit: 0, offset: 0, [Given.Start]);
        window.Accept(Given.Start);

        Assert.Null(window.FullSince());
    }

    [Theory]
    [InlineData(30, 1, 29)]
    [InlineData(30, 30, 0)]
    [InlineData(30, 40, 0)]
    [InlineData(0, 5, 0)]
    public void A_store_skips_the_times_that_a_batch_cannot_come_to(int limit, int commands, int skipped)
    {
        Assert.Equal(skipped, RateWindow.OffsetFor(limit, commands));
    }

    /// <summary>Batches of any size, at any times, decide as one who counts every message of the last ten seconds anew each time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void It_decides_as_a_naive_count_does(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 400; round++)
        {
            int limit = random.Next(0, 6);
            List<DateTimeOffset> sent = [];
            DateTimeOffset now = Given.Start;
            for (int batch = 0; batch < 30; batch++)
            {
                now += TimeSpan.FromSeconds(random.Next(0, 6));
                RunBatch(limit, commands: random.Next(1, 9), sent, now);
            }
        }
    }

    private static void RunBatch(int limit, int commands, List<DateTimeOffset> sent, DateTimeOffset now)
    {
        int offset = RateWindow.OffsetFor(limit, commands);
        var window = new RateWindow(limit, offset, [.. Enumerable.Reverse(sent).Skip(offset).Take(commands)]);
        for (int i = 0; i < commands; i++)
        {
            bool expected = limit == 0 || sent.Count(at => at > now - Span) < limit;
            bool accepted = !(now < window.FullSince() + Span);
            Assert.Equal(expected, accepted);
            if (accepted)
            {
                window.Accept(now);
                sent.Add(now);
            }
        }
    }
}
