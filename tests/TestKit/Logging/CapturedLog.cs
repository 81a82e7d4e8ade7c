using Microsoft.Extensions.Logging;

namespace Parley.TestKit.Logging;

/// <summary>One line that a server under test logged.</summary>
public sealed record CapturedLog(LogLevel Level, string Category, string Message, Exception? Exception)
{
    public override string ToString() => $"{Level} {Category}: {Message} {Exception}".TrimEnd();
}
