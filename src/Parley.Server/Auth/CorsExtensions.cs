using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>Lets the pages of <see cref="OriginOptions"/> call the REST endpoints, and no others.</summary>
internal static class CorsExtensions
{
    public static IServiceCollection AddParleyCors(this IServiceCollection services)
    {
        services.AddOptions<OriginOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OriginOptions>, OriginOptionsRules>());
        services.TryAddSingleton<OriginRule>();
        services.TryAddSingleton<ICorsPolicyProvider, OriginCorsPolicies>();
        return services.AddCors();
    }

    /// <summary>
    /// Comes before authentication: preflights carry no token. The path of the sockets is left out; they check the Origin and answer
    /// preflights themselves.
    /// </summary>
    public static IApplicationBuilder UseParleyCors(this IApplicationBuilder app, string socketPath = "/socket.io") =>
        app.UseWhen(
            context => OriginRule.IsForeign(context.Request) && !context.Request.Path.StartsWithSegments(socketPath),
            static foreign => foreign.UseMiddleware<OriginGuard>().UseCors());
}
