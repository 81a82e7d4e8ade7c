using System.Text.Json;

namespace Parley.Server.Auth;

/// <summary>A moment as tokens write it: seconds since 1970, with or without a fraction (RFC 7519, section 2).</summary>
internal static class NumericDate
{
    /// <summary>The start of the year 9999: a moment later, plus any span that we add, would not be a moment any more.</summary>
    private const double Max = 253_370_764_800;

    /// <summary>False for anything but a number, for one that is not finite, and for one beyond the years we can reckon with.</summary>
    public static bool TryRead(JsonElement value, out DateTimeOffset moment)
    {
        moment = default;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double seconds) || seconds is not (>= 0 and <= Max))
        {
            return false;
        }

        moment = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return true;
    }

    /// <summary>With milliseconds, so that a token issued right after a revocation does not look older than it.</summary>
    public static decimal Of(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000m;
}
