using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>Tells by the Origin header what kind of page a request comes from.</summary>
internal sealed class OriginRule
{
    private readonly HashSet<string> _named;
    private readonly bool _any;

    public OriginRule(IOptions<OriginOptions> options)
    {
        IList<string> origins = options.Value.Origins;
        _any = origins.Contains(OriginOptions.Any);
        _named = origins.Where(static origin => origin != OriginOptions.Any)
            .Select(AsSentByBrowsers)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a page of another host calls. Programs, and pages that only navigate, send no Origin.</summary>
    public static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwnHost(origin, request.Host);

    public bool IsAllowed(string origin) => _any || IsNamed(origin);

    /// <summary>Whether the origin may send credentials.</summary>
    public bool IsNamed(string origin) => _named.Contains(origin);

    /// <summary>The scheme is left out: behind a proxy that ends TLS, the server sees http where the page has https.</summary>
    private static bool IsOwnHost(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && string.Equals(HostOf(uri), host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == uri.Port : uri.IsDefaultPort);

    /// <summary>Browsers write an origin with a punycode host and without the scheme's own port (RFC 6454, section 6.2).</summary>
    private static string AsSentByBrowsers(string origin)
    {
        var uri = new Uri(origin);
        return uri.IsDefaultPort ? $"{uri.Scheme}://{HostOf(uri)}" : $"{uri.Scheme}://{HostOf(uri)}:{uri.Port}";
    }

    /// <summary>Punycode for a name, brackets for an IPv6 address.</summary>
    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
}
