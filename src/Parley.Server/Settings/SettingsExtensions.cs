using Microsoft.Extensions.Configuration.Memory;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Server.Auth;
using Parley.Server.Operations;

namespace Parley.Server.Settings;

/// <summary>Reads and checks the settings.</summary>
public static class SettingsExtensions
{
    private const string DefaultAddress = "http://localhost:5080";
    private const string DataFolder = "data";

    /// <summary>Listens at http://localhost:5080 where nothing else is said.</summary>
    public static WebApplicationBuilder AddParleyAddress(this WebApplicationBuilder builder)
    {
        AddDefaultAddress(builder.Configuration);
        return builder;
    }

    /// <summary>
    /// Maps the short names of the environment (<c>JWT_SECRET</c> and so on) onto <c>Parley:*</c>, checks everything that is set, and binds the
    /// options.
    /// </summary>
    /// <returns>Where the database is.</returns>
    /// <exception cref="SettingsException">Something is wrong; every mistake is in it.</exception>
    public static DatabaseUrl AddParleySettings(this IServiceCollection services, ConfigurationManager configuration, IHostEnvironment environment)
    {
        EnvironmentNames.MapOnto(configuration);
        SettingsCheck.ThrowIfWrong(configuration, environment);

        DatabaseUrl database = DatabaseRule.Read(configuration, environment);
        services.AddSingleton(database);
        string? secretFile = AddDevelopmentSecret(configuration, environment, database);
        bool allOrigins = (configuration[SettingPaths.CorsOrigins] ?? "").Split(',', StringSplitOptions.TrimEntries).Contains("*");
        services.AddHostedService(provider =>
            ActivatorUtilities.CreateInstance<SettingsNotices>(provider, new SettingsNotices.Facts(secretFile, allOrigins)));
        AddOptions(services);
        services.Configure<OriginOptions>(options => options.Add(configuration[SettingPaths.CorsOrigins]));
        return database;
    }

    private static void AddDefaultAddress(ConfigurationManager configuration)
    {
        string[] others = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (others.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            configuration.Sources.Insert(0, new MemoryConfigurationSource
            {
                InitialData = [new(WebHostDefaults.ServerUrlsKey, DefaultAddress)],
            });
        }
    }

    private static string? AddDevelopmentSecret(ConfigurationManager configuration, IHostEnvironment environment, DatabaseUrl database)
    {
        if (!environment.IsDevelopment()
            || !string.IsNullOrEmpty(configuration[SettingPaths.JwtSecret])
            || !string.IsNullOrEmpty(configuration[SettingPaths.JwksUrl]))
        {
            return null;
        }

        string folder = database.Kind is DatabaseKind.Sqlite
            ? Path.GetDirectoryName(database.Connection)!
            : Path.Combine(environment.ContentRootPath, DataFolder);
        configuration.AddInMemoryCollection([new(SettingPaths.JwtSecret, DevelopmentSecret.ReadOrMake(folder))]);
        return DevelopmentSecret.FileIn(folder);
    }

    private static void AddOptions(IServiceCollection services)
    {
        Bind<ParleyOptions>(services, SettingPaths.Root);
        Bind<AuthOptions>(services, SettingsSchema.Auth);
        Bind<LimitOptions>(services, SettingsSchema.Limits);
        Bind<OrderOptions>(services, SettingsSchema.Orders);
        Bind<ReceiptOptions>(services, SettingsSchema.Receipts);
        Bind<DatabaseOptions>(services, SettingsSchema.Database);
        Bind<MessagesSocketOptions>(services, SettingsSchema.MessagesSocket);
        Bind<ShutdownOptions>(services, SettingsSchema.Shutdown);
    }

    private static void Bind<TOptions>(IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
