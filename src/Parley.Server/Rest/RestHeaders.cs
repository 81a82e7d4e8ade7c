namespace Parley.Server.Rest;

/// <summary>What every answer says, errors among them.</summary>
internal static class RestHeaders
{
    /// <summary>Browsers take answers for what they say they are. The path of the sockets is left out, as with problems.</summary>
    public static IApplicationBuilder UseParleyHeaders(this IApplicationBuilder app, string socketPath = "/socket.io") => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments(socketPath),
        static rest => rest.Use(static (context, next) =>
        {
            // At the start of the answer: where a request fails, what was set before is thrown away.
            context.Response.OnStarting(SetAsync, context.Response);
            return next(context);
        }));

    private static Task SetAsync(object response)
    {
        ((HttpResponse)response).Headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }
}
