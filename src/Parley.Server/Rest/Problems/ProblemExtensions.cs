using Parley.Server.Rest.OpenApi;

namespace Parley.Server.Rest.Problems;

/// <summary>Makes every error of the server problem details.</summary>
internal static class ProblemExtensions
{
    /// <summary>
    /// Comes first in the pipeline. The path of the sockets is left out: they answer by themselves, and nothing of a request is to be held for
    /// as long as a socket lives.
    /// </summary>
    public static IApplicationBuilder UseParleyProblems(this IApplicationBuilder app, string socketPath = "/socket.io") => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments(socketPath),
        static rest => rest
            .UseWhen(static context => context.GetEndpoint() is not { } endpoint || RestEndpoint.IsMarked(endpoint), HandleExceptions)
            .UseStatusCodePages(static pages => AnswerAsync(pages.HttpContext)));

    // Those of the host's own endpoints are the host's.
    private static void HandleExceptions(IApplicationBuilder own) => own.UseExceptionHandler(static _ => { });

    private static Task AnswerAsync(HttpContext context)
    {
        int status = context.Response.StatusCode;
        return new ProblemResult(ProblemStatus.ErrorOf(status), status).ExecuteAsync(context);
    }
}
