using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Presence;
using Parley.Messaging.Tests.Conversations;
using Parley.Messaging.Users;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests.Presence;

public sealed class TypingIndicatorsTests : IDisposable
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly Guid Group = Guid.CreateVersion7();
    private static readonly Guid OtherGroup = Guid.CreateVersion7();

    private readonly FakeTime _time = new();
    private readonly ToldTyping _bus;
    private readonly StoredMembers _members = new("ann", "bob");
    private readonly TypingIndicators _typing;
    private readonly object _phone = new();
    private readonly object _laptop = new();

    public TypingIndicatorsTests()
    {
        _bus = new ToldTyping(_time);
        _typing = new TypingIndicators(_bus, _members, _time);
    }

    public void Dispose() => _typing.Dispose();

    [Fact]
    public async Task A_start_is_told_and_its_stop()
    {
        await StartAsync(_phone);
        await StopAsync();
        await StopAsync();

        Assert.Equal(
            [new TypingChanged(Given.Key(Group), "ann", IsTyping: true), new TypingChanged(Given.Key(Group), "ann", IsTyping: false)],
            _bus.Events);
    }

    [Fact]
    public async Task A_start_is_repeated_every_two_seconds_at_most()
    {
        for (int count = 0; count < 50; count++)
        {
            await StartAsync(_phone);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(["0 on", "2 on", "4 on"], _bus.Told);
    }

    [Fact]
    public async Task Neither_another_device_nor_a_stop_in_between_makes_a_start_told_sooner()
    {
        await StartAsync(_phone);
        await StartAsync(_laptop);
        await StopAsync();
        _time.Advance(TypingIndicators.Pause - Millisecond);
        await StartAsync(_phone);
        await StartAsync(_laptop);
        _time.Advance(Millisecond);
        await StartAsync(_laptop);

        Assert.Equal(["0 on", "0 off", "2 on"], _bus.Told);
    }

    [Fact]
    public async Task Typing_of_who_is_removed_ends_with_it()
    {
        var conversation = new Conversation { Id = Group, Company = "acme", Kind = ConversationKind.Group, CreatedAt = _time.GetUtcNow() };
        var ann = new Member { ConversationId = Group, Company = "acme", UserId = "ann", Role = MemberRole.Member, JoinedAt = _time.GetUtcNow() };
        await StartAsync(_phone);

        _bus.Say(new MemberRemoved(conversation, ann, "bob", NewOwner: null));
        _time.Advance(TypingIndicators.Limit);

        Assert.Equal(["0 on", "0 off"], _bus.Told);
        Assert.Equal((0, 0), _typing.Remembered);
    }

    [Fact]
    public async Task Without_a_stop_typing_ends_once_six_seconds_after_the_last_start()
    {
        await StartAsync(_phone);
        _time.Advance(TimeSpan.FromSeconds(1));
        await StartAsync(_phone);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        await StartAsync(_laptop);
        _time.Advance(TypingIndicators.Limit - Millisecond);
        Assert.Equal(["0 on", "2.5 on"], _bus.Told);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["0 on", "2.5 on", "8.5 off"], _bus.Told);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_stop_without_a_start_that_was_told_is_not_told()
    {
        await StopAsync();
        await StartAsync(_phone);
        await StopAsync();
        await StartAsync(_phone);
        await StopAsync();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["0 on", "0 off"], _bus.Told);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task With_a_device_ends_what_it_started_last()
    {
        await StartAsync(_phone);
        await StartAsync(_phone, OtherGroup);
        await StartAsync(_phone, userId: "bob");
        await StartAsync(_laptop, OtherGroup);
        _bus.Events.Clear();

        _typing.EndAll(_phone);
        _typing.EndAll(_phone);

        Assert.Equal(
            [("ann", Group, false), ("bob", Group, false)],
            _bus.Events.Select(static told => (told.UserId, told.Conversation.Id, told.IsTyping)).Order());
    }

    [Fact]
    public void A_device_that_never_typed_ends_nothing()
    {
        _typing.EndAll(_phone);

        Assert.Empty(_bus.Events);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task One_who_is_not_a_member_types_nothing()
    {
        Assert.Equal(ParleyError.NotAMember, await _typing.StartAsync(Given.Caller("eve"), Group, _phone, CancellationToken.None));
        Assert.Equal(ParleyError.NotAMember, await _typing.StopAsync(Given.Caller("eve"), Group, CancellationToken.None));

        Assert.Empty(_bus.Events);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task Who_is_a_member_is_asked_whenever_something_may_be_told()
    {
        await StartAsync(_phone);
        await StartAsync(_phone);
        Assert.Equal(1, _members.Asked);

        _members.UserIds = ["bob"];

        Assert.Equal(ParleyError.NotAMember, await _typing.StartAsync(Given.Caller("ann"), Group, _laptop, CancellationToken.None));
        Assert.Equal(ParleyError.NotAMember, await _typing.StopAsync(Given.Caller("ann"), Group, CancellationToken.None));
        _time.Advance(TypingIndicators.Pause);
        Assert.Equal(ParleyError.NotAMember, await _typing.StartAsync(Given.Caller("ann"), Group, _phone, CancellationToken.None));
        _time.Advance(TypingIndicators.Limit);
        Assert.Equal(["0 on", "6 off"], _bus.Told);
    }

    [Fact]
    public async Task A_device_that_went_while_members_were_read_starts_nothing()
    {
        using var gone = new CancellationTokenSource();
        _members.Answering = () => gone.Cancel();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await _typing.StartAsync(Given.Caller("ann"), Group, _phone, gone.Token));

        Assert.Empty(_bus.Events);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task Companies_type_apart()
    {
        Caller elsewhere = Given.Caller("ann", company: "other");
        await StartAsync(_phone);

        Assert.Null(await _typing.StartAsync(elsewhere, Group, _phone, CancellationToken.None));

        Assert.Equal([Given.Company, "other"], _bus.Events.Select(static told => told.Company));
    }

    [Fact]
    public async Task A_timer_that_fires_late_ends_typing_late()
    {
        await StartAsync(_phone);
        _time.Skip(TimeSpan.FromSeconds(30));
        await StartAsync(_phone);
        _time.Advance(TypingIndicators.Limit);

        Assert.Equal(["0 on", "30 on", "36 off"], _bus.Told);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task What_a_listener_ends_is_told_after_what_it_listens_to()
    {
        _bus.Listener = told => _typing.EndAll(_phone);

        await StartAsync(_phone);

        Assert.Equal(["0 on", "0 off"], _bus.Told);
    }

    [Fact]
    public async Task Everything_at_once_is_told_in_order_and_nothing_is_left()
    {
        _bus.Listener = static _ => Thread.Yield();
        object[] devices = [.. Enumerable.Range(0, 8).Select(static _ => new object())];

        await Task.WhenAll(devices.Select((device, index) => Task.Run(async () =>
        {
            var random = new Random(index);
            for (int count = 0; count < 2_000; count++)
            {
                await ActAsync(random, device);
            }
        })));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.All(
            _bus.Events.GroupBy(static told => (told.UserId, told.Conversation)),
            static one => Assert.False(Followed(one.Select(static told => told.IsTyping), isOn: false)));
        AssertNothingIsLeft();
    }

    private async Task ActAsync(Random random, object device)
    {
        Guid conversation = random.Next(2) == 0 ? Group : OtherGroup;
        string userId = random.Next(2) == 0 ? "ann" : "bob";
        switch (random.Next(8))
        {
            case < 4:
                await StartAsync(device, conversation, userId);
                break;
            case < 6:
                await _typing.StopAsync(Given.Caller(userId), conversation, CancellationToken.None);
                break;
            case 6:
                _typing.EndAll(device);
                break;
            default:
                _time.Skip(TimeSpan.FromSeconds(1));
                break;
        }
    }

    // An end is told of what was on; a start may be told again.
    private static bool Followed(IEnumerable<bool> told, bool isOn)
    {
        foreach (bool isTyping in told)
        {
            Assert.True(isOn || isTyping);
            isOn = isTyping;
        }

        return isOn;
    }

    private async Task StartAsync(object device, Guid? conversation = null, string userId = "ann") =>
        Assert.Null(await _typing.StartAsync(Given.Caller(userId), conversation ?? Group, device, CancellationToken.None));

    private async Task StopAsync() => Assert.Null(await _typing.StopAsync(Given.Caller("ann"), Group, CancellationToken.None));

    private void AssertNothingIsLeft()
    {
        Assert.Equal((0, 0), _typing.Remembered);
        Assert.Equal(0, _time.ActiveTimers);
    }
}
