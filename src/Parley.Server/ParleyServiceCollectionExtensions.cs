using Parley.Messaging;
using Parley.Messaging.Orders;
using Parley.Server.Auth;
using Parley.Server.Gateways;
using Parley.Server.Operations;
using Parley.Server.Rest;
using Parley.Server.Settings;
using Parley.Storage;

namespace Parley.Server;

/// <summary>Puts Parley into an ASP.NET Core application.</summary>
public static class ParleyServiceCollectionExtensions
{
    /// <summary>
    /// Adds the messaging, its database, its REST endpoints and its sockets. Settings come from <paramref name="configuration"/>: the environment names
    /// (<c>JWT_SECRET</c>, <c>DATABASE_URL</c> …) or the section <c>Parley</c>; docs/operations.md lists them. The host may register, before
    /// or after: an <see cref="IOrderDirectory"/>, which is asked for an order that Parley does not know yet, and a <see cref="TimeProvider"/>.
    /// <code>
    /// builder.Services.AddParley(builder.Configuration, builder.Environment);
    /// …
    /// app.MapParley();
    /// </code>
    /// </summary>
    /// <exception cref="SettingsException">Settings are wrong; every mistake is in it, each with its key and what to do about it.</exception>
    public static IServiceCollection AddParley(this IServiceCollection services, ConfigurationManager configuration, IHostEnvironment environment)
    {
        DatabaseUrl database = services.AddParleySettings(configuration, environment);
        services.AddParleyMessaging();
        _ = database.Kind == DatabaseKind.Sqlite
            ? services.AddParleySqlite(database.Connection)
            : services.AddParleyPostgres(database.Connection);
        services.AddParleyAuth().AddSingleton<ITokenRevocations, DirectoryRevocations>();
        services.AddParleyCors();
        services.AddParleyRest();
        services.AddSingleton<IReadinessCheck, DatabaseReadiness>();
        services.AddSingleton<DatabaseStart>();
        services.AddHostedService(static provider => provider.GetRequiredService<DatabaseStart>());

        services.AddParleyGateways(configuration);

        // They stop in the opposite order: what the last commands did is still told to the host.
        services.AddHostedService<HostEventsLoop>();
        services.AddHostedService<AppendHost>();
        services.AddHostedService<ExpiredThreads>();
        services.AddHostedService<DailyPruning>();
        services.AddHostedService<LastSeenHost>();
        return services;
    }
}
