using System.Text.Json;
using Parley.Server.Wire;

namespace Parley.Server.Tests.Wire;

public sealed class WireTimeConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new WireTimeConverter() } };

    [Fact]
    public void Times_are_written_in_UTC_with_milliseconds()
    {
        var time = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));

        Assert.Equal("\"2026-01-02T03:04:05.000Z\"", JsonSerializer.Serialize(time, Options));
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.000Z")]
    [InlineData("2026-01-02T05:04:05+02:00")]
    [InlineData("2026-01-02T03:04Z")]
    public void Times_are_read_with_any_offset(string text)
    {
        var time = JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", Options);

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddSeconds(text.Length == 17 ? -5 : 0), time);
    }

    [Theory]
    [InlineData("\"2026-01-02\"")]
    [InlineData("\"2026-01-02T03:04:05\"")]
    [InlineData("\"2026-02-30T03:04:05Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    [InlineData("1767322800")]
    [InlineData("{}")]
    public void What_is_no_time_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, Options));
}
