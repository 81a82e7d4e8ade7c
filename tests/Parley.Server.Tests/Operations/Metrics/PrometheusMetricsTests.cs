using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Server.Operations.Metrics;

namespace Parley.Server.Tests.Operations.Metrics;

public sealed class PrometheusMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PrometheusMetrics _metrics;
    private readonly Meter _meter;

    public PrometheusMetricsTests()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _metrics = new PrometheusMetrics(factory, NullLogger<PrometheusMetrics>.Instance);
        _meter = factory.Create("Parley.Tests");
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void A_counter_adds_up_for_each_set_of_tags()
    {
        Counter<long> counter = _meter.CreateCounter<long>("messages.sent", "{message}", "Messages\nsent \\ stored");
        counter.Add(1);
        counter.Add(2, Tag("kind", "text"));
        counter.Add(3, Tag("kind", "text"));
        counter.Add(-1, Tag("kind", "text"));

        PrometheusFamily family = Scrape()["parley_messages_sent_total"];

        Assert.Equal("counter", family.Type);
        Assert.Equal(1, family.Value());
        Assert.Equal(5, family.Value("kind=text"));
    }

    [Fact]
    public void An_up_down_counter_goes_both_ways()
    {
        UpDownCounter<int> counter = _meter.CreateUpDownCounter<int>("sockets");
        counter.Add(3);
        counter.Add(-5);

        Assert.Equal(-2, Scrape()["parley_sockets"].Value());
        Assert.Equal("gauge", Scrape()["parley_sockets"].Type);
    }

    [Fact]
    public void A_histogram_counts_in_the_buckets_it_advises()
    {
        Histogram<double> histogram = _meter.CreateHistogram(
            "delay", "s", "", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (double value in (double[])[0.1, 0.2, 1, 7, double.NaN])
        {
            histogram.Record(value, Tag("to", "room"));
        }

        PrometheusFamily family = Scrape()["parley_delay_seconds"];

        Assert.Equal(["0.1:1", "1:3", "+Inf:4"], family.Samples.Where(static sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).Select(static sample => $"{sample.Labels["le"]}:{sample.Value}"));
        Assert.Equal(8.3, family.Samples.Single(static sample => sample.Name.EndsWith("_sum", StringComparison.Ordinal)).Value, 6);
        Assert.Equal(4, family.Samples.Single(static sample => sample.Name.EndsWith("_count", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public void Observable_instruments_show_what_they_say_now_and_nothing_else()
    {
        Measurement<long>[] now = [new(3, Tag("generation", 0)), new(4, Tag("generation", 1))];
        _meter.CreateObservableGauge("heap", () => now, "By");
        _meter.CreateObservableCounter("collections", () => 7);
        _meter.CreateObservableUpDownCounter("work", () => -2);
        Scrape();
        now = [new(5, Tag("generation", 1))];

        IReadOnlyDictionary<string, PrometheusFamily> families = Scrape();

        Assert.Equal(5, Assert.Single(families["parley_heap_bytes"].Samples).Value);
        Assert.Equal(7, families["parley_collections_total"].Value());
        Assert.Equal(-2, families["parley_work"].Value());
    }

    [Fact]
    public void A_gauge_shows_its_last_value()
    {
        Gauge<double> gauge = _meter.CreateGauge<double>("load", "1");
        gauge.Record(0.25);
        gauge.Record(double.PositiveInfinity);

        Assert.Equal(double.PositiveInfinity, Scrape()["parley_load_ratio"].Value());
    }

    [Fact]
    public void An_instrument_that_fails_does_not_hide_the_others()
    {
        _meter.CreateObservableGauge<int>("broken", int () => throw new InvalidOperationException("broken"));
        _meter.CreateObservableGauge("whole", () => 1);

        Assert.Equal(1, Scrape()["parley_whole"].Value());
    }

    [Fact]
    public void Tags_in_another_order_or_of_another_type_are_the_same_series()
    {
        Counter<int> counter = _meter.CreateCounter<int>("requests");
        counter.Add(1, Tag("a", 1), Tag("b", true));
        counter.Add(1, Tag("b", true), Tag("a", "1"));
        counter.Add(1, Tag("b", "true"), Tag("a", 1L), Tag("c", null));

        Assert.Equal(3, Scrape()["parley_requests_total"].Value("a=1,b=true"));
    }

    [Theory]
    [InlineData("quo\"te")]
    [InlineData("back\\slash")]
    [InlineData("two\nlines")]
    [InlineData("\\n")]
    [InlineData("},{=\",")]
    [InlineData("ü💩\r\t")]
    public void A_tag_with_special_characters_comes_back_as_it_was(string value)
    {
        _meter.CreateCounter<int>("odd").Add(1, Tag("value", value), Tag("x.y-z", "1"), Tag("x_y_z", "2"), Tag("le", "3"), Tag("__name__", "4"), Tag("1", "5"));

        PrometheusSample sample = Assert.Single(Scrape()["parley_odd_total"].Samples);

        Assert.Equal(value, sample.Labels["value"]);
        Assert.Equal("1;2", sample.Labels["x_y_z"]);
        Assert.Equal(["1;2", "3", "4", "5", value], sample.Labels.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_half_character_does_not_break_the_text()
    {
        _meter.CreateCounter<int>("half").Add(1, Tag("value", "\ud800"));

        Assert.Equal("\ufffd", Assert.Single(Scrape()["parley_half_total"].Samples).Labels["value"]);
    }

    [Fact]
    public void Series_beyond_the_limit_are_dropped_and_counted()
    {
        Counter<int> counter = _meter.CreateCounter<int>("endless");
        for (int user = 0; user < MetricFamily.MaxSeries + 5; user++)
        {
            counter.Add(1, Tag("user", user));
        }

        counter.Add(1, Tag("user", 0));
        IReadOnlyDictionary<string, PrometheusFamily> families = Scrape();

        Assert.Equal(MetricFamily.MaxSeries, families["parley_endless_total"].Samples.Count);
        Assert.Equal(2, families["parley_endless_total"].Value("user=0"));
        Assert.Equal(5, families["parley_metrics_dropped_measurements_total"].Value("metric=parley_endless_total"));
    }

    [Fact]
    public void Nothing_is_lost_when_many_record_at_once()
    {
        Counter<double> counter = _meter.CreateCounter<double>("busy");
        Histogram<int> histogram = _meter.CreateHistogram<int>("sizes");
        Parallel.For(0, 40_000, index =>
        {
            counter.Add(0.5, Tag("lane", index % 7));
            histogram.Record(index % 100, Tag("lane", index % 3));
            if (index % 4_000 == 0)
            {
                Scrape();
            }
        });

        IReadOnlyDictionary<string, PrometheusFamily> families = Scrape();

        Assert.Equal(20_000, families["parley_busy_total"].Samples.Sum(static sample => sample.Value));
        Assert.Equal(40_000, families["parley_sizes"].Samples.Where(static sample => sample.Name == "parley_sizes_count").Sum(static sample => sample.Value));
    }

    [Fact]
    public void Recording_allocates_nothing_once_the_tags_are_known()
    {
        Histogram<double> histogram = _meter.CreateHistogram<double>("hot", "s");
        KeyValuePair<string, object?> tag = Tag("event", "chat:send");
        histogram.Record(0.1, tag);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1_000; round++)
        {
            histogram.Record(0.1, tag);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Other_meters_and_other_hosts_are_not_shown()
    {
        using ServiceProvider other = new ServiceCollection().AddMetrics().BuildServiceProvider();
        other.GetRequiredService<IMeterFactory>().Create("Parley.Tests").CreateCounter<int>("theirs").Add(1);
        _services.GetRequiredService<IMeterFactory>().Create("Npgsql").CreateCounter<int>("foreign").Add(1);

        Assert.DoesNotContain(Scrape().Keys, static name => name.Contains("theirs", StringComparison.Ordinal) || name.Contains("foreign", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_kinds_of_one_name_do_not_spoil_each_other()
    {
        _meter.CreateUpDownCounter<int>("same.name").Add(1);
        _meter.CreateHistogram<int>("same_name").Record(1);

        Assert.Equal("gauge", Scrape()["parley_same_name"].Type);
    }

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private IReadOnlyDictionary<string, PrometheusFamily> Scrape()
    {
        var output = new ArrayBufferWriter<byte>();
        _metrics.WriteTo(output);
        return PrometheusParser.Parse(Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
