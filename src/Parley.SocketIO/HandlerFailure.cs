using System.Text.Json.Serialization;

namespace Parley.SocketIO;

/// <summary>The acknowledgement of an event whose handler did not complete; it never says more than the client may know.</summary>
internal sealed record HandlerFailure(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("code")] string Code)
{
    public static readonly HandlerFailure Internal = new(Success: false, "Internal server error", "internal_error");

    public static HandlerFailure InvalidArguments(string message) => new(Success: false, message, "invalid_arguments");
}
