namespace Parley.Server.Settings;

/// <summary>Keeps what is told in one line on one line.</summary>
internal static class OneLine
{
    public static string Of(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (int index = 0; index < line.Length; index++)
        {
            line[index] = char.IsControl(source[index]) || source[index] is '\u2028' or '\u2029' ? ' ' : source[index];
        }
    });
}
