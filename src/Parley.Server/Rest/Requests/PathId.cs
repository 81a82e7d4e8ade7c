using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Parley.Messaging;

namespace Parley.Server.Rest.Requests;

/// <summary>Ids of the host application in paths, which may be any text once their percent signs are decoded.</summary>
internal static class PathId
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="context">The request.</param>
    /// <param name="value">The route's value, as the server decoded it.</param>
    /// <param name="what">What the id is called in an error's code.</param>
    /// <param name="fromEnd">How many segments of the path follow it.</param>
    public static Result<string> Read(HttpContext context, string value, string what, int fromEnd = 0)
    {
        // The server leaves %2F as it is, and what it cannot decode: only then is a percent sign left to tell apart from a real one.
        if (!value.Contains('%', StringComparison.Ordinal))
        {
            return value;
        }

        string? target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return TryDecode(SegmentOf(target ?? "", fromEnd), out string? id)
            ? id
            : ParleyError.Invalid(what, "The id in the path is not encoded as it must be");
    }

    /// <summary>A segment of a path counted from its end; empty where there is no telling which one that is.</summary>
    internal static string SegmentOf(string target, int fromEnd)
    {
        int end = target.AsSpan().IndexOfAny('?', '#');
        string[] segments = (end < 0 ? target : target[..end]).TrimEnd('/').Split('/');
        bool isPlain = segments.Length > fromEnd && !segments.Any(IsDots);
        return isPlain ? segments[^(fromEnd + 1)] : "";
    }

    /// <summary>Decodes every percent sign; false for one without two digits, and for what is not UTF-8 then.</summary>
    internal static bool TryDecode(string segment, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var bytes = new byte[StrictUtf8.GetMaxByteCount(segment.Length)];
        int length = 0;
        for (int i = 0; i < segment.Length; i++)
        {
            if (!char.IsAscii(segment[i]))
            {
                return false;
            }

            if (segment[i] != '%')
            {
                bytes[length++] = (byte)segment[i];
                continue;
            }

            if (i + 2 >= segment.Length || !char.IsAsciiHexDigit(segment[i + 1]) || !char.IsAsciiHexDigit(segment[i + 2]))
            {
                return false;
            }

            bytes[length++] = Convert.FromHexString(segment.AsSpan(i + 1, 2))[0];
            i += 2;
        }

        try
        {
            text = StrictUtf8.GetString(bytes, 0, length);
            return text.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // The server has walked such a path before it was routed, so segments cannot be counted in it.
    private static bool IsDots(string segment) =>
        segment.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) is "." or "..";
}
