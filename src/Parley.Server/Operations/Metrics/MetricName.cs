using System.Diagnostics.Metrics;
using System.Text;

namespace Parley.Server.Operations.Metrics;

/// <summary>Names as Prometheus wants them: <c>[a-zA-Z_:][a-zA-Z0-9_:]*</c>, the unit at the end, <c>_total</c> after a counter.</summary>
internal static class MetricName
{
    private const string OwnMeters = "Parley.";
    private const string OwnPrefix = "parley_";

    public static string Of(Instrument instrument, MetricKind kind)
    {
        string name = Sanitized(instrument.Name);
        if (instrument.Meter.Name.StartsWith(OwnMeters, StringComparison.Ordinal))
        {
            name = WithPrefix(name, OwnPrefix);
        }

        name = WithSuffix(name, UnitOf(instrument.Unit, kind));
        return kind is MetricKind.Counter or MetricKind.ObservedCounter ? WithSuffix(name, "total") : name;
    }

    /// <summary>The name of a label: as that of a metric, but without colons, and none that Prometheus keeps for itself.</summary>
    public static string OfLabel(string tag) => Sanitized(tag) switch
    {
        "le" or "quantile" => "tag_" + tag,
        ['_', '_', ..] reserved => "tag" + reserved,
        string name => name,
    };

    private static string Sanitized(string text)
    {
        var name = new StringBuilder(text.Length + 1);
        foreach (char letter in text)
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        }

        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? name.Insert(0, '_').ToString() : name.ToString();
    }

    // Annotations such as {packet} say what is counted; they are no unit.
    private static string UnitOf(string? unit, MetricKind kind) => unit switch
    {
        null or "" => "",
        ['{', ..] => "",
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "min" => "minutes",
        "h" => "hours",
        "d" => "days",
        "By" => "bytes",
        "By/s" => "bytes_per_second",
        "%" => "percent",
        "1" => kind is MetricKind.Gauge ? "ratio" : "",
        _ => Sanitized(unit).Trim('_'),
    };

    private static string WithPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name;

    private static string WithSuffix(string name, string suffix) =>
        suffix.Length == 0 || name.EndsWith('_' + suffix, StringComparison.Ordinal) ? name : $"{name}_{suffix}";
}
