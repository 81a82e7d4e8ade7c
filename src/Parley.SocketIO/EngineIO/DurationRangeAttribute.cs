using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Parley.SocketIO.EngineIO;

/// <summary>The range of a setting that is a duration, in milliseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationRangeAttribute : ValidationAttribute
{
    private readonly TimeSpan _minimum;
    private readonly TimeSpan _maximum;

    public DurationRangeAttribute(long minimumMilliseconds, long maximumMilliseconds)
        : base("{0} must be between {1} and {2}.")
    {
        _minimum = TimeSpan.FromMilliseconds(minimumMilliseconds);
        _maximum = TimeSpan.FromMilliseconds(maximumMilliseconds);
    }

    public override bool IsValid(object? value) => value is TimeSpan duration && duration >= _minimum && duration <= _maximum;

    public override string FormatErrorMessage(string name) =>
        string.Format(CultureInfo.InvariantCulture, ErrorMessageString, name, _minimum, _maximum);
}
