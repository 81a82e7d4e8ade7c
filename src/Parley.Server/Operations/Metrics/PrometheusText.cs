using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parley.Server.Operations.Metrics;

/// <summary>Writes the text exposition format, version 0.0.4.</summary>
internal sealed class PrometheusText(IBufferWriter<byte> output)
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary><c># HELP name help</c>, then <c># TYPE name type</c>.</summary>
    public void Header(string name, string help, string type)
    {
        string escaped = help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        Line($"# HELP {name} {escaped}");
        Line($"# TYPE {name} {type}");
    }

    /// <summary><c>name{labels} value</c>.</summary>
    public void Sample(string name, string labels, double value) =>
        Line(labels.Length == 0 ? $"{name} {Number(value)}" : $"{name}{{{labels}}} {Number(value)}");

    private void Line(string line)
    {
        Encoding.UTF8.GetBytes(line, output);
        output.Write("\n"u8);
    }
}
