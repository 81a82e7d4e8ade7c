using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>Registers what decides who a caller is.</summary>
internal static class AuthServiceCollectionExtensions
{
    /// <summary>
    /// Adds tokens, their keys and the scheme that reads them. Endpoints ask for a caller by <c>RequireAuthorization()</c>; nothing is
    /// demanded of those that do not. <see cref="ITokenRevocations"/> is left to who knows the users.
    /// </summary>
    public static IServiceCollection AddParleyAuth(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AuthOptions>, AuthOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddJwks();
        services.TryAddSingleton(static provider => new TokenClaims(OptionsOf(provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static provider => new TokenMinter(OptionsOf(provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<TokenValidator>();
        services.AddAuthentication(ParleyAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ParleyAuthenticationHandler>(
                ParleyAuthenticationHandler.SchemeName, configureOptions: null);
        services.AddAuthorization();
        return services;
    }

    private static void AddJwks(this IServiceCollection services)
    {
        services.TryAddSingleton<JwksKeys>();
        services.TryAddSingleton<IVerificationKeys>(static provider => OptionsOf(provider).JwtSecret is { Length: > 0 } secret
            ? new SecretKeys(secret)
            : provider.GetRequiredService<JwksKeys>());
        services.AddHostedService<JwksRefresh>();

        // A redirect could lead the server to another host, or into its own network.
        services.AddHttpClient(JwksKeys.HttpClientName, static client =>
            {
                client.Timeout = JwksKeys.FetchTimeout;
                client.MaxResponseContentBufferSize = JwksKeys.MaxDocumentBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    private static AuthOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<AuthOptions>>().Value;
}
