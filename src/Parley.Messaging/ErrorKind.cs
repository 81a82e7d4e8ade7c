namespace Parley.Messaging;

/// <summary>What kind of refusal an error is; every transport maps it to its own answer at one place.</summary>
public enum ErrorKind
{
    Invalid,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    TooLarge,
    UnsupportedType,
    RateLimited,
    Unavailable,
    Internal,
}
