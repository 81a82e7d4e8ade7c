using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace Parley.Server.Auth;

/// <summary>What browsers are told: origins on the list may send credentials, those that only <c>*</c> lets in may not.</summary>
internal sealed class OriginCorsPolicies(OriginRule rule) : ICorsPolicyProvider
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    private readonly CorsPolicy _named = Common().SetIsOriginAllowed(rule.IsNamed).AllowCredentials().Build();
    private readonly CorsPolicy _any = Common().AllowAnyOrigin().Build();

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        Task.FromResult<CorsPolicy?>(rule.IsNamed(context.Request.Headers.Origin.ToString()) ? _named : _any);

    private static CorsPolicyBuilder Common() => new CorsPolicyBuilder()
        .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
        .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType)
        .WithExposedHeaders(HeaderNames.RetryAfter)
        .SetPreflightMaxAge(PreflightAge);
}
