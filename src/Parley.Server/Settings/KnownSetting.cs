using System.Reflection;

namespace Parley.Server.Settings;

/// <summary>A setting that exists.</summary>
/// <param name="Path">Its key in the configuration.</param>
/// <param name="Property">What it is bound to; null when only its name is known here.</param>
/// <param name="Default">Its value when it is not set.</param>
internal sealed record KnownSetting(string Path, PropertyInfo? Property = null, object? Default = null);
