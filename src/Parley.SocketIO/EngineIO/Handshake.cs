using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Parley.SocketIO.EngineIO;

/// <summary>What the first HTTP request of a connection said. It is a copy: the request itself is not kept.</summary>
public sealed class Handshake
{
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly string? _query;

    internal Handshake(HttpContext context, DateTimeOffset time)
    {
        HttpRequest request = context.Request;
        _query = request.QueryString.Value;
        _headers = CopyHeaders(request.Headers);
        Path = request.Path;
        IsSecure = request.IsHttps;
        HasOrigin = !StringValues.IsNullOrEmpty(request.Headers.Origin);
        RemoteAddress = context.Connection.RemoteIpAddress;
        Time = time;

        // Reading context.User would create an anonymous principal.
        ClaimsPrincipal? user = context.Features.Get<IHttpAuthenticationFeature>()?.User;
        User = user is { Identity.IsAuthenticated: true } ? user : null;
    }

    /// <summary>The query parameters of the first request, those of the protocol (<c>EIO</c>, <c>transport</c>) included.</summary>
    public IReadOnlyDictionary<string, StringValues> Query => QueryHelpers.ParseQuery(_query);

    /// <summary>The path of the first request.</summary>
    public PathString Path { get; }

    /// <summary>The client's address; behind a proxy this is the proxy unless ASP.NET Core's forwarded headers middleware runs.</summary>
    public IPAddress? RemoteAddress { get; }

    /// <summary>When the connection was opened.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Whether the first request came over TLS.</summary>
    public bool IsSecure { get; }

    /// <summary>Whether the first request had an Origin header, that is, came from a browser's page.</summary>
    public bool HasOrigin { get; }

    /// <summary>Who was signed in by ASP.NET Core's authentication, if anybody.</summary>
    public ClaimsPrincipal? User { get; }

    /// <summary>
    /// A header of the first request, empty when it was not sent. Those of the connection itself are not kept: <c>Sec-WebSocket-*</c>,
    /// <c>Connection</c>, <c>Upgrade</c>, <c>Accept-Encoding</c>.
    /// </summary>
    /// <param name="name">The name in any case, for instance <c>Authorization</c>.</param>
    public StringValues Header(string name)
    {
        foreach (KeyValuePair<string, StringValues> header in _headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return StringValues.Empty;
    }

    private static KeyValuePair<string, StringValues>[] CopyHeaders(IHeaderDictionary headers)
    {
        int count = 0;
        foreach (KeyValuePair<string, StringValues> header in headers)
        {
            count += IsOfTheConnection(header.Key) ? 0 : 1;
        }

        var copy = new KeyValuePair<string, StringValues>[count];
        int index = 0;
        foreach (KeyValuePair<string, StringValues> header in headers)
        {
            if (!IsOfTheConnection(header.Key))
            {
                copy[index++] = header;
            }
        }

        return copy;
    }

    private static bool IsOfTheConnection(string name) =>
        name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, HeaderNames.Connection, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, HeaderNames.Upgrade, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase);
}
