using Parley.SocketIO.EngineIO;
using Parley.TestKit.Time;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class TimerWheelTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly TimerWheel _wheel;

    public TimerWheelTests()
    {
        _wheel = new TimerWheel(_time);
    }

    public void Dispose() => _wheel.Dispose();

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(7, 4)]
    [InlineData(8, 8)]
    [InlineData(100, 100)]
    [InlineData(25_000, 25_000)]
    public void An_entry_fires_once_in_the_tick_of_its_deadline(int delay, int expected)
    {
        Entry entry = Schedule(delay);

        Advance(120_000);

        Assert.Equal([expected], entry.Fired);
    }

    [Fact]
    public void An_entry_does_not_fire_before_the_tick_of_its_deadline()
    {
        Entry entry = Schedule(100);

        Advance(99.9);
        Assert.Empty(entry.Fired);

        Advance(0.1);
        Assert.Equal([100], entry.Fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5_000)]
    public void What_is_overdue_fires_in_the_next_tick(int delay)
    {
        Advance(1_000);
        Entry entry = Schedule(delay);

        Advance(TimerWheel.Tick.TotalMilliseconds);

        Assert.Single(entry.Fired);
    }

    [Theory]
    [InlineData(100, 500)]
    [InlineData(500, 100)]
    [InlineData(100, 100_000)]
    [InlineData(100_000, 100)]
    public void An_entry_that_is_scheduled_again_fires_at_its_new_time_only(int first, int second)
    {
        Entry entry = Schedule(first);

        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(second));
        Advance(200_000);

        Assert.Equal([second], entry.Fired);
    }

    [Fact]
    public void An_entry_that_is_put_off_again_and_again_never_fires()
    {
        Entry entry = Schedule(100);
        for (int i = 0; i < 1_000; i++)
        {
            Advance(90);
            _wheel.Schedule(entry, TimeSpan.FromMilliseconds(100));
        }

        Assert.Empty(entry.Fired);
    }

    [Fact]
    public void A_canceled_entry_does_not_fire_and_its_neighbours_do()
    {
        Entry[] entries = [Schedule(100), Schedule(100), Schedule(100), Schedule(100)];

        _wheel.Cancel(entries[3]);
        _wheel.Cancel(entries[1]);
        Advance(1_000);

        Assert.Equal([1, 0, 1, 0], entries.Select(static entry => entry.Fired.Count));
    }

    [Fact]
    public void Canceling_twice_or_what_never_was_scheduled_does_no_harm()
    {
        Entry canceled = Schedule(100);
        Entry other = Schedule(100);

        _wheel.Cancel(canceled);
        _wheel.Cancel(canceled);
        _wheel.Cancel(new Entry(_time));
        Advance(100);
        _wheel.Cancel(other);

        Assert.Empty(canceled.Fired);
        Assert.Single(other.Fired);
    }

    [Fact]
    public void A_canceled_entry_can_be_scheduled_again()
    {
        Entry entry = Schedule(100);
        _wheel.Cancel(entry);

        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(200));
        Advance(1_000);

        Assert.Equal([200], entry.Fired);
    }

    [Theory]
    [InlineData(16_384)]
    [InlineData(16_388)]
    [InlineData(32_768)]
    [InlineData(3_600_000)]
    [InlineData(86_400_000)]
    public void More_than_one_turn_of_the_wheel_is_waited_for(int delay)
    {
        Entry entry = Schedule(delay);
        Entry sooner = Schedule(delay % 16_384 + 4);

        Advance(delay - 1);
        Assert.Empty(entry.Fired);

        Advance(1);
        Assert.Equal([delay], entry.Fired);
        Assert.Single(sooner.Fired);
    }

    [Fact]
    public void After_a_long_pause_everything_that_fell_due_fires()
    {
        Entry[] entries = [.. Enumerable.Range(1, 200).Select(i => Schedule(i * 997))];

        _time.Skip(TimeSpan.FromDays(1));
        Advance(0);

        Assert.All(entries, static entry => Assert.Single(entry.Fired));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_thousands_of_entries_each_fires_in_its_own_tick(int seed)
    {
        var random = new Random(seed);
        int[] delays = [.. Enumerable.Range(0, 5_000).Select(_ => random.Next(4, 60_000))];
        (int Delay, Entry Entry)[] entries = [.. delays.Select(delay => (delay, Schedule(delay)))];

        Advance(60_000);

        Assert.All(entries, static scheduled => Assert.Equal([scheduled.Delay / 4 * 4], scheduled.Entry.Fired));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_changes_leave_every_entry_firing_when_it_was_told_to_last(int seed)
    {
        var random = new Random(seed);
        Entry[] entries = [.. Enumerable.Range(0, 300).Select(_ => new Entry(_time))];

        for (int i = 0; i < 20_000; i++)
        {
            entries[random.Next(entries.Length)].Change(_wheel, random.Next(4) == 0 ? null : random.Next(8, 30_000));
            Advance(random.Next(0, 3));
        }

        Advance(40_000);
        Assert.All(entries, static entry => Assert.Equal(entry.Expected, entry.Fired));
    }

    [Fact]
    public void An_entry_may_schedule_itself_when_it_falls_due()
    {
        var entry = new Entry(_time) { OnFired = self => _wheel.Schedule(self, TimeSpan.FromMilliseconds(100)) };
        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(100));

        Advance(1_000);

        Assert.Equal([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000], entry.Fired);
    }

    [Fact]
    public void An_entry_may_schedule_and_cancel_others_when_it_falls_due()
    {
        var sooner = new Entry(_time);
        Entry canceled = Schedule(500);
        var entry = new Entry(_time)
        {
            OnFired = _ =>
            {
                _wheel.Schedule(sooner, TimeSpan.FromMilliseconds(40));
                _wheel.Cancel(canceled);
            },
        };
        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(100));

        Advance(10_000);

        Assert.Equal([140], sooner.Fired);
        Assert.Empty(canceled.Fired);
    }

    [Fact]
    public void A_wheel_that_is_empty_sleeps()
    {
        Schedule(100);
        Advance(1_000);

        Assert.Equal(0, _time.ActiveTimers);
    }

    private Entry Schedule(int delay)
    {
        var entry = new Entry(_time);
        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(delay));
        return entry;
    }

    private void Advance(double milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    private sealed class Entry(FakeTime time) : TimerEntry
    {
        private readonly List<double> _expected = [];
        private double _due = double.MaxValue;

        /// <summary>When it fired, in milliseconds.</summary>
        public List<double> Fired { get; } = [];

        /// <summary>When it should have fired, going by the calls of <see cref="Change"/>.</summary>
        public IReadOnlyList<double> Expected
        {
            get
            {
                Settle();
                return _expected;
            }
        }

        public Action<Entry>? OnFired { get; init; }

        /// <summary>Schedules it, or cancels it without a delay.</summary>
        public void Change(TimerWheel wheel, int? delay)
        {
            Settle();
            if (delay is null)
            {
                wheel.Cancel(this);
                return;
            }

            TimeSpan due = TimeSpan.FromMilliseconds(delay.Value);
            _due = Math.Floor((time.Elapsed + due) / TimerWheel.Tick) * TimerWheel.Tick.TotalMilliseconds;
            wheel.Schedule(this, due);
        }

        public override void OnDue()
        {
            Fired.Add(time.Elapsed.TotalMilliseconds);
            OnFired?.Invoke(this);
        }

        private void Settle()
        {
            if (_due <= time.Elapsed.TotalMilliseconds)
            {
                _expected.Add(_due);
            }

            _due = double.MaxValue;
        }
    }
}
