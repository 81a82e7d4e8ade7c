namespace Parley.Server.Rest.Problems;

/// <summary>Problem details (RFC 9457) with the stable code of the error, and how long to wait where trying again may help.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, long? RetryAfterMs);
