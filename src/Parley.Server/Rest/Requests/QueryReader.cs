using System.Globalization;
using Microsoft.Extensions.Primitives;
using Parley.Messaging;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Requests;

/// <summary>Reads the parameters of a query, each at most once; the first wrong one is what the request is refused with.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public const int DefaultLimit = 50;

    public const int MaxLimit = 100;

    public ParleyError? Error { get; private set; }

    public int Limit() => Value("limit", $"is a number from 1 to {MaxLimit}", ReadLimit) ?? DefaultLimit;

    /// <summary>What <paramref name="read"/> makes of a parameter; null where that is not there or wrong.</summary>
    public T? Value<T>(string name, string expected, Func<string, T?> read)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        T? value = read(text);
        if (value is null)
        {
            Refuse(name, expected);
        }

        return value;
    }

    /// <inheritdoc cref="Value{T}"/>
    public T? Reference<T>(string name, string expected, Func<string, T?> read)
        where T : class
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        T? value = read(text);
        if (value is null)
        {
            Refuse(name, expected);
        }

        return value;
    }

    public void Refuse(string name, string why) => Error ??= ParleyError.Invalid(MemberName.InSnakeCase(name), $"{name} {why}");

    private string? Text(string name)
    {
        if (!query.TryGetValue(name, out StringValues values))
        {
            return null;
        }

        if (values.Count != 1)
        {
            Refuse(name, "is given more than once");
            return null;
        }

        return values[0] ?? "";
    }

    private static int? ReadLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is >= 1 and <= MaxLimit ? limit : null;
}
