namespace Parley.Messaging.Tests;

/// <summary>What a test expects of an answer.</summary>
internal static class ResultAssertions
{
    public static T ShouldSucceed<T>(this Result<T> result)
    {
        Assert.True(result.Succeeded(out T? value, out ParleyError? error), $"Refused: {error?.Code} {error?.Message}");
        return value;
    }

    public static ParleyError ShouldFail<T>(this Result<T> result, string code)
    {
        Assert.False(result.Succeeded(out _, out ParleyError? error), $"It was done, not refused with {code}");
        Assert.Equal(code, error.Code);
        return error;
    }
}
