namespace Parley.Server.Settings;

/// <summary>The start is refused. Each mistake is one line that names the setting and the fix, and holds no secret.</summary>
public sealed class SettingsException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
