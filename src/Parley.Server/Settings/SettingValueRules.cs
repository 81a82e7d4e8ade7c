using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace Parley.Server.Settings;

/// <summary>Checks the text of a setting against the type and the annotations of the property it is bound to.</summary>
internal static class SettingValueRules
{
    private const int MaxShown = 40;

    /// <summary>What is wrong and how to mend it, to be read on from the setting's name; null when the value is good.</summary>
    public static string? FindMistake(KnownSetting setting, PropertyInfo property, string text)
    {
        RangeAttribute? range = property.GetCustomAttribute<RangeAttribute>();
        string fix = $"Set it to {Wanted(property.PropertyType, range)}, or remove it for the default{Shown(setting.Default)}.";
        if (!TryConvert(text, property.PropertyType, out object? value))
        {
            return $"is '{Shorten(text)}', which is not {Kind(property.PropertyType)}. {fix}";
        }

        if (range is not null && !range.IsValid(value))
        {
            return $"is {Shorten(text)}, which is out of range. {fix}";
        }

        ValidationAttribute? broken = property.GetCustomAttributes<ValidationAttribute>()
            .FirstOrDefault(attribute => attribute is not RangeAttribute && !attribute.IsValid(value));
        return broken is null ? null : $"{broken.ErrorMessage ?? broken.FormatErrorMessage(property.Name)}. Correct or remove it.";
    }

    private static bool TryConvert(string text, Type type, [NotNullWhen(true)] out object? value)
    {
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return value is not null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            value = null;
            return false;
        }
    }

    private static string Wanted(Type type, RangeAttribute? range) => range is null
        ? Kind(type)
        : string.Create(CultureInfo.InvariantCulture, $"{Kind(type)} from {range.Minimum} to {range.Maximum}");

    private static string Kind(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:30",
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type)),
        _ => "a valid value",
    };

    private static string Shown(object? value) => value switch
    {
        null or "" => "",
        bool flag => flag ? " of true" : " of false",
        _ => string.Create(CultureInfo.InvariantCulture, $" of {value}"),
    };

    private static string Shorten(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
