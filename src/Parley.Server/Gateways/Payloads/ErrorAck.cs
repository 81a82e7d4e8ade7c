using Parley.Messaging;

namespace Parley.Server.Gateways.Payloads;

/// <summary>The acknowledgement of an event that was not carried out: the one place where errors of the core become acknowledgements.</summary>
internal sealed record ErrorAck(bool Success, string Error, string Code, long? RetryAfterMs)
{
    public static ErrorAck Of(ParleyError error) => new(
        Success: false,
        error.Message,
        error.Code,
        error.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null);
}
