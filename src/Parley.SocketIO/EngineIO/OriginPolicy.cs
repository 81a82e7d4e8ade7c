using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Parley.SocketIO.EngineIO;

/// <summary>
/// Which browser pages may connect, decided the same way for polling (CORS) and for WebSocket, which browsers do not guard by CORS.
/// </summary>
internal sealed class OriginPolicy
{
    private const string AnyOrigin = "*";

    private readonly HashSet<string> _allowed;
    private readonly bool _allowAny;

    public OriginPolicy(IEnumerable<string> allowedOrigins)
    {
        _allowed = new HashSet<string>(allowedOrigins.Select(AsSentByBrowsers), StringComparer.OrdinalIgnoreCase);
        _allowAny = _allowed.Contains(AnyOrigin);
    }

    public bool IsAllowed(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        return string.IsNullOrEmpty(origin) || _allowAny || _allowed.Contains(origin) || IsSameHost(origin, request.Host);
    }

    /// <summary>Adds the CORS headers for an allowed origin; a page of the own host needs none.</summary>
    public void WriteHeaders(HttpContext context)
    {
        string? origin = context.Request.Headers.Origin;
        if (string.IsNullOrEmpty(origin))
        {
            return;
        }

        IHeaderDictionary headers = context.Response.Headers;
        if (_allowed.Contains(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }
        else if (_allowAny)
        {
            headers.AccessControlAllowOrigin = AnyOrigin;
        }
    }

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method)
        && !string.IsNullOrEmpty(request.Headers.Origin)
        && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);

    public static void WritePreflight(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET,POST";
        if (context.Request.Headers.TryGetValue(HeaderNames.AccessControlRequestHeaders, out var requested))
        {
            headers.AccessControlAllowHeaders = requested;
            headers.Append(HeaderNames.Vary, HeaderNames.AccessControlRequestHeaders);
        }

        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Browsers write an origin with a punycode host and without the scheme's own port (RFC 6454, section 6.2).</summary>
    private static string AsSentByBrowsers(string origin)
    {
        if (origin == AnyOrigin)
        {
            return origin;
        }

        var uri = new Uri(origin);
        return uri.IsDefaultPort ? $"{uri.Scheme}://{HostOf(uri)}" : $"{uri.Scheme}://{HostOf(uri)}:{uri.Port}";
    }

    /// <summary>Punycode for a name, brackets for an IPv6 address.</summary>
    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;

    /// <summary>The scheme is left out: behind a proxy that ends TLS, the server sees http where the page has https.</summary>
    private static bool IsSameHost(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && string.Equals(HostOf(uri), host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == uri.Port : uri.IsDefaultPort);
}
