namespace Parley.Messaging;

/// <summary>
/// Why something that a client asked for was not done: every code that a client can see. <see cref="Code"/> is stable, <see cref="Message"/>
/// is for people and names nothing that the caller may not know.
/// </summary>
public sealed record ParleyError(ErrorKind Kind, string Code, string Message)
{
    /// <summary>When it is worth trying again; null where trying again changes nothing.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static ParleyError Unauthorized { get; } = new(ErrorKind.Unauthorized, "unauthorized", "A valid token is needed");

    /// <summary>A conversation that is unknown, foreign or not the caller's: the three answer alike.</summary>
    public static ParleyError NotAMember { get; } = new(ErrorKind.Forbidden, "not_a_member", "Not a member of this conversation");

    public static ParleyError OrderCanceled { get; } = new(ErrorKind.Forbidden, "order_canceled", "The order was canceled");

    public static ParleyError OrderClosed { get; } = new(ErrorKind.Forbidden, "order_closed", "The order is closed");

    public static ParleyError ThreadBlocked { get; } = new(ErrorKind.Forbidden, "thread_blocked", "This conversation is blocked");

    public static ParleyError ThreadArchived { get; } = new(ErrorKind.Forbidden, "thread_archived", "This conversation is archived");

    public static ParleyError ClientIdReused { get; } =
        new(ErrorKind.Conflict, "client_id_reused", "This clientId was used for a message with other content");

    public static ParleyError InvalidAttachment { get; } = new(ErrorKind.Invalid, "invalid_attachment", "The attachment is not one that can be sent");

    public static ParleyError TooLarge { get; } = new(ErrorKind.TooLarge, "too_large", "The request is too large");

    public static ParleyError UnsupportedType { get; } = new(ErrorKind.UnsupportedType, "unsupported_type", "This content type is not accepted");

    /// <summary>The database is away, or the server too busy: nothing is known to be stored.</summary>
    public static ParleyError Unavailable { get; } =
        new(ErrorKind.Unavailable, "unavailable", "The service is unavailable, try again") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>Ours: logged, and told to the client without a word about it.</summary>
    public static ParleyError Internal { get; } = new(ErrorKind.Internal, "internal_error", "Something went wrong");

    public static ParleyError Forbidden(string message) => new(ErrorKind.Forbidden, "forbidden", message);

    public static ParleyError NotFound(string what) => new(ErrorKind.NotFound, "not_found", $"{what} not found");

    /// <summary><c>invalid_&lt;what&gt;</c>.</summary>
    public static ParleyError Invalid(string what, string message) => new(ErrorKind.Invalid, $"invalid_{what}", message);

    public static ParleyError RateLimited(TimeSpan retryAfter, string message) =>
        new(ErrorKind.RateLimited, "rate_limited", message) { RetryAfter = retryAfter };
}
