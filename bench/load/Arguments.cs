using System.Globalization;

namespace Parley.Bench.Load;

/// <summary>The command line: pairs of <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    public Arguments(ReadOnlySpan<string> arguments)
    {
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length)
            {
                throw new UsageException($"Expected --name value, got {arguments[i]}.");
            }

            _values[arguments[i][2..]] = arguments[i + 1];
        }
    }

    public string Text(string name, string? byDefault = null) =>
        _values.Remove(name, out string? value) ? value : byDefault ?? throw new UsageException($"--{name} is missing.");

    public int Number(string name, int byDefault, int min, int max)
    {
        string text = Text(name, byDefault.ToString(CultureInfo.InvariantCulture));
        return int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max
            ? value
            : throw new UsageException($"--{name} must be a number from {min} to {max}.");
    }

    /// <summary>A duration in seconds, such as <c>10</c> or <c>10s</c>.</summary>
    public TimeSpan Seconds(string name, int byDefault, int min = 0)
    {
        if (_values.TryGetValue(name, out string? text))
        {
            _values[name] = text.TrimEnd('s');
        }

        return TimeSpan.FromSeconds(Number(name, byDefault, min, max: 86_400));
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Called after everything was read: what is left is a mistake.</summary>
    public void End()
    {
        if (_values.Count > 0)
        {
            throw new UsageException($"Unknown: --{string.Join(", --", _values.Keys)}.");
        }
    }
}
