using Parley.Messaging;

namespace Parley.Server.Rest.Problems;

/// <summary>The one place where errors of the core become status codes of HTTP, and status codes of the host become errors.</summary>
internal static class ProblemStatus
{
    private static readonly ParleyError NoSuchRoute = ParleyError.NotFound("Route");

    private static readonly ParleyError WrongMethod = new(ErrorKind.Invalid, "method_not_allowed", "This method is not one of the route's");

    private static readonly ParleyError Malformed = ParleyError.Invalid("request", "The request is malformed");

    private static readonly ParleyError NotAllowed = ParleyError.Forbidden("This is not allowed");

    public static int Of(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthorized => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
        ErrorKind.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What a status without a body says: of routing, of Kestrel, of middleware.</summary>
    public static ParleyError ErrorOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ParleyError.Unauthorized,
        StatusCodes.Status403Forbidden => NotAllowed,
        StatusCodes.Status404NotFound => NoSuchRoute,
        StatusCodes.Status405MethodNotAllowed => WrongMethod,
        StatusCodes.Status413PayloadTooLarge => ParleyError.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ParleyError.UnsupportedType,
        StatusCodes.Status503ServiceUnavailable => ParleyError.Unavailable,
        < StatusCodes.Status500InternalServerError => Malformed,
        _ => ParleyError.Internal,
    };
}
