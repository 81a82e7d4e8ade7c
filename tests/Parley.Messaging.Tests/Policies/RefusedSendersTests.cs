using Parley.Messaging.Appending;
using Parley.Messaging.Policies;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests.Policies;

public sealed class RefusedSendersTests
{
    private static readonly MemberKey Ann = new(Given.Company, Guid.Empty, "ann");

    private readonly FakeTime _time = new();
    private readonly RefusedSenders _refused;

    public RefusedSendersTests()
    {
        _refused = new RefusedSenders(_time);
    }

    [Fact]
    public void A_refused_sender_is_refused_until_the_moment_that_was_named()
    {
        _refused.Remember(Ann, Refusal(TimeSpan.FromSeconds(10)));
        _time.Advance(TimeSpan.FromSeconds(4));

        ParleyError? refusal = _refused.Find(Ann);

        Assert.Equal(("rate_limited", "slowly"), (refusal?.Code, refusal?.Message));
        Assert.Equal(TimeSpan.FromSeconds(6), refusal?.RetryAfter);
    }

    [Fact]
    public void From_that_moment_on_the_sender_is_free()
    {
        _refused.Remember(Ann, Refusal(TimeSpan.FromSeconds(10)));

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(_refused.Find(Ann));
    }

    [Fact]
    public void Others_and_other_conversations_are_free()
    {
        _refused.Remember(Ann, Refusal(TimeSpan.FromSeconds(10)));

        Assert.Null(_refused.Find(Ann with { UserId = "bob" }));
        Assert.Null(_refused.Find(Ann with { Company = "other" }));
        Assert.Null(_refused.Find(Ann with { ConversationId = Guid.AllBitsSet }));
    }

    [Fact]
    public void Other_refusals_are_not_remembered()
    {
        _refused.Remember(Ann, ParleyError.Unavailable);
        _refused.Remember(Ann, ParleyError.OrderCanceled);

        Assert.Null(_refused.Find(Ann));
    }

    [Fact]
    public void It_never_remembers_more_than_it_has_room_for()
    {
        for (int i = 0; i <= 10_000; i++)
        {
            _refused.Remember(Ann with { UserId = $"user-{i}" }, Refusal(TimeSpan.FromSeconds(10)));
        }

        Assert.Null(_refused.Find(Ann with { UserId = "user-0" }));
        Assert.NotNull(_refused.Find(Ann with { UserId = "user-10000" }));
    }

    private static ParleyError Refusal(TimeSpan retryAfter) => ParleyError.RateLimited(retryAfter, "slowly");
}
