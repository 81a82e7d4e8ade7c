namespace Parley.Server.Rest.Problems;

/// <summary>Problem details (RFC 9457) with the stable code of the error; <see cref="RetryAfterMs"/> where trying again later may help.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, long? RetryAfterMs);
