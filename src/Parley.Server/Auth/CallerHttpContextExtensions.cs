using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>Who a request comes from, where its endpoint demands a token.</summary>
internal static class CallerHttpContextExtensions
{
    /// <exception cref="InvalidOperationException">The endpoint lets requests through without a token.</exception>
    public static Caller Caller(this HttpContext context) => context.ValidToken().Caller;

    /// <inheritdoc cref="Caller"/>
    public static ValidToken ValidToken(this HttpContext context) => context.Features.Get<ValidToken>()
        ?? throw new InvalidOperationException("Nobody is known here: the endpoint needs RequireAuthorization().");
}
