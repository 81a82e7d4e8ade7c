using System.Globalization;
using System.Text;

namespace Parley.Server.Operations.Metrics;

/// <summary>Writes tags as labels: <c>method="GET",status="200"</c>, in the order of their names.</summary>
internal static class MetricLabels
{
    public static string Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string tag, object? value) in tags)
        {
            string text = TextOf(value);
            if (text.Length > 0)
            {
                // Tags whose names differ only in what Prometheus does not take share a label.
                string name = MetricName.OfLabel(tag);
                values[name] = values.TryGetValue(name, out string? other) ? $"{other};{text}" : text;
            }
        }

        return string.Join(',', values.Select(static pair => $"{pair.Key}=\"{Escaped(pair.Value)}\""));
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Escaped(string value) => new StringBuilder(value)
        .Replace("\\", "\\\\")
        .Replace("\"", "\\\"")
        .Replace("\n", "\\n")
        .ToString();
}
