using Microsoft.Extensions.Options;
using Parley.Server.Auth;
using Parley.Server.Gateways;
using Parley.Server.Rest;
using Parley.Server.Rest.Problems;
using Parley.Server.Settings;

namespace Parley.Server;

/// <summary>Lets an ASP.NET Core application answer for Parley.</summary>
public static class ParleyWebApplicationExtensions
{
    /// <summary>
    /// Maps Parley's endpoints below the setting <c>Parley:PathBase</c> (default: at the root). Everything below it answers errors as problem
    /// details and refuses pages of origins that <c>CORS_ORIGINS</c> does not name: a host with endpoints of its own gives Parley a path. Sockets show
    /// their tokens when they connect, so the host's authentication and authorization, a fallback policy included, do not run for them.
    /// </summary>
    public static WebApplication MapParley(this WebApplication app)
    {
        string pathBase = app.Services.GetRequiredService<IOptions<ParleyOptions>>().Value.PathBase;
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(pathBase),
            static parley => parley.UseParleyHeaders().UseParleyProblems().UseParleyCors());

        app.UseSockets();

        // On the application itself and in this place: where it finds them nowhere, it puts them first, before errors and CORS.
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGroup(pathBase).MapParleyRest();
        app.MapParleyGateways();
        return app;
    }
}
