using Microsoft.Extensions.Logging.Abstractions;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests.Policies;

public sealed class RefusedSendersTests : IDisposable
{
    private static readonly MemberKey Ann = new(Given.Company, Guid.Empty, "ann");

    private readonly FakeTime _time = new();
    private readonly LocalEventBus _bus = new(NullLogger<LocalEventBus>.Instance);
    private readonly RefusedSenders _refused;

    public RefusedSendersTests()
    {
        _refused = new RefusedSenders(_time, _bus);
    }

    public void Dispose() => _refused.Dispose();

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_conversation_that_changed_and_one_that_lost_a_member_are_asked_anew(bool isRemoval)
    {
        MemberKey elsewhere = Ann with { ConversationId = Guid.AllBitsSet };
        _refused.Remember(Ann, Refusal(TimeSpan.FromSeconds(10)));
        _refused.Remember(elsewhere, Refusal(TimeSpan.FromSeconds(10)));
        var group = new Conversation { Id = Ann.ConversationId, Company = Ann.Company, Kind = ConversationKind.Group, CreatedAt = Given.Start };
        var member = new Member { ConversationId = group.Id, Company = Ann.Company, UserId = "ann", Role = MemberRole.Member, JoinedAt = Given.Start };

        _bus.Publish(isRemoval ? new MemberRemoved(group, member, "bob", NewOwner: null) : new ConversationUpdated(group));

        Assert.Null(_refused.Find(Ann));
        Assert.NotNull(_refused.Find(elsewhere));
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
