using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parley.Server.Tests.Operations.Metrics;

/// <summary>
/// Reads the text exposition format 0.0.4 and refuses what its specification does not allow: names, escapes, order, repeated metrics or
/// series, counters that are negative, and histograms whose buckets do not agree with their count.
/// </summary>
internal static partial class PrometheusParser
{
    public static IReadOnlyDictionary<string, PrometheusFamily> Parse(string text)
    {
        Require(text.EndsWith('\n'), "the last line must end with a line feed");
        var families = new Dictionary<string, PrometheusFamily>(StringComparer.Ordinal);
        PrometheusFamily? family = null;
        string? help = null;
        foreach (string line in text[..^1].Split('\n'))
        {
            Require(!line.EndsWith('\r'), "lines end with a line feed alone");
            if (HelpLine().Match(line) is { Success: true } helpMatch)
            {
                Require(Escapes().Replace(helpMatch.Groups["text"].Value, "").All(static letter => letter != '\\'), $"bad escape: {line}");
                help = helpMatch.Groups["name"].Value;
            }
            else if (TypeLine().Match(line) is { Success: true } typeMatch)
            {
                string name = typeMatch.Groups["name"].Value;
                Require(help == name, $"HELP and TYPE belong together: {line}");
                family = new PrometheusFamily(name, help!, typeMatch.Groups["type"].Value);
                Require(families.TryAdd(name, family), $"repeated metric: {name}");
            }
            else
            {
                PrometheusSample sample = ParseSample(line);
                Require(family is not null && BelongsTo(sample, family), $"not of the metric above: {line}");
                Require(
                    family!.Samples.All(other => other.Name != sample.Name || other.LabelText != sample.LabelText),
                    $"repeated series: {line}");
                family.Samples.Add(sample);
            }
        }

        foreach (PrometheusFamily each in families.Values)
        {
            Check(each);
        }

        return families;
    }

    private static bool BelongsTo(PrometheusSample sample, PrometheusFamily family) => family.Type == "histogram"
        ? sample.Name == family.Name + "_sum" || sample.Name == family.Name + "_count" || sample.Name == family.Name + "_bucket"
        : sample.Name == family.Name;

    private static void Check(PrometheusFamily family)
    {
        if (family.Type == "counter")
        {
            Require(family.Samples.All(static sample => sample.Value >= 0), $"negative counter: {family.Name}");
            Require(family.Name.EndsWith("_total", StringComparison.Ordinal), $"counter without _total: {family.Name}");
        }
        else if (family.Type == "histogram")
        {
            CheckHistogram(family);
        }
    }

    private static void CheckHistogram(PrometheusFamily family)
    {
        foreach (PrometheusSample count in family.Samples.Where(sample => sample.Name == family.Name + "_count"))
        {
            PrometheusSample[] buckets =
            [
                .. family.Samples.Where(sample => sample.Name == family.Name + "_bucket"
                    && (sample with { Labels = sample.Labels.Where(static label => label.Key != "le").ToDictionary() }).LabelText == count.LabelText),
            ];
            double[] bounds = [.. buckets.Select(static bucket => Number(bucket.Labels["le"]))];
            Require(bounds.SequenceEqual(bounds.Distinct().Order()), $"buckets out of order: {family.Name}");
            double[] counts = [.. buckets.Select(static bucket => bucket.Value)];
            Require(bounds[^1] == double.PositiveInfinity && counts[^1] == count.Value, $"the last bucket is not the count: {family.Name}");
            Require(counts.SequenceEqual(counts.Order()), $"buckets do not add up: {family.Name}");
            Require(
                family.Samples.Any(sample => sample.Name == family.Name + "_sum" && sample.LabelText == count.LabelText),
                $"no sum: {family.Name}");
        }
    }

    private static PrometheusSample ParseSample(string line)
    {
        Match match = SampleLine().Match(line);
        Require(match.Success, $"no sample: {line}");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match label in Label().Matches(match.Groups["labels"].Value))
        {
            Require(labels.TryAdd(label.Groups["name"].Value, Unescape(label.Groups["value"].Value)), $"repeated label: {line}");
        }

        return new PrometheusSample(match.Groups["name"].Value, labels, Number(match.Groups["value"].Value));
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (int index = 0; index < value.Length; index++)
        {
            text.Append(value[index] != '\\' ? value[index] : value[++index] == 'n' ? '\n' : value[index]);
        }

        return text.ToString();
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture),
    };

    private static void Require(bool condition, string otherwise) => Assert.True(condition, otherwise);

    [GeneratedRegex("""^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>.*)$""")]
    private static partial Regex HelpLine();

    [GeneratedRegex("""^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$""")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\[\\"n])*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\[\\"n])*")*)\})? (?<value>[-+0-9.eEInfNa]+)$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"\\[\\n]")]
    private static partial Regex Escapes();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\]|\\[\\"n])*)"(,|$)""")]
    private static partial Regex Label();
}
