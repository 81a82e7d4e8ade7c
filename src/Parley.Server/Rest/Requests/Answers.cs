using Parley.Messaging;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.Problems;

namespace Parley.Server.Rest.Requests;

/// <summary>Turns results of the core into answers.</summary>
internal static class Answers
{
    /// <summary>Answers with what <paramref name="show"/> makes of the value, or with the error.</summary>
    public static IResult Show<T>(this Result<T> result, Func<T, IResult> show) =>
        result.Succeeded(out T? value, out ParleyError? error) ? show(value) : new ProblemResult(error);

    /// <summary>As <see cref="Show{T}"/>, where more is to be asked for first.</summary>
    public static async Task<IResult> ShowAsync<T>(this Result<T> result, Func<T, Task<IResult>> show) =>
        result.Succeeded(out T? value, out ParleyError? error) ? await show(value) : new ProblemResult(error);

    public static IResult Json<T>(T body, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(body, RestJson.TypeOf<T>(), contentType: null, status);

    public static IResult Refuse(ParleyError error) => new ProblemResult(error);
}
