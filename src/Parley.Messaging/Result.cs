using System.Diagnostics.CodeAnalysis;

namespace Parley.Messaging;

/// <summary>Makes results of interfaces, which cannot be converted implicitly.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => Result<T>.Success(value);
}

/// <summary>Either what was asked for or the reason why not.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, ParleyError? error)
    {
        _value = value;
        Error = error;
    }

    public ParleyError? Error { get; }

    /// <summary>Whether the command was done; the value is there exactly then, the error exactly otherwise.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ParleyError? error)
    {
        value = _value;
        error = Error;
        return error is null;
    }

    internal static Result<T> Success(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(ParleyError error) => new(default, error);
}
