using System.Globalization;

namespace Parley.Storage;

/// <summary>The time in <c>meta</c> before which receipts were forgotten: in milliseconds of Unix time.</summary>
internal static class ReceiptsSince
{
    public static string TextOf(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset TimeOf(string text) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
