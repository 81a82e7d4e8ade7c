namespace Parley.Messaging.Policies;

/// <summary>What the host application may use as an id of a user, an order or a company.</summary>
public static class IdPolicy
{
    public const int MaxLength = 200;

    /// <summary>1 to 200 characters, none of them a control character or half a surrogate pair.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && !id.Any(char.IsControl) && ContentPolicy.IsStorable(id);

    public static ParleyError? Check(string what, string? id) =>
        IsValid(id) ? null : ParleyError.Invalid(what, $"An id is a text of 1 to {MaxLength} characters without control characters");
}
