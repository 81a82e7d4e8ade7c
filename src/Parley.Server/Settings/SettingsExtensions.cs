using Microsoft.Extensions.Configuration.Memory;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Server.Operations;

namespace Parley.Server.Settings;

/// <summary>Reads and checks the settings.</summary>
public static class SettingsExtensions
{
    private const string DefaultAddress = "http://localhost:5080";
    private const string DataFolder = "data";

    /// <summary>
    /// Maps the short names of the environment (<c>JWT_SECRET</c> and so on) onto <c>Parley:*</c>, checks everything that is set, and binds the
    /// options. The <see cref="DatabaseUrl"/> becomes a service.
    /// </summary>
    /// <exception cref="SettingsException">Something is wrong; every mistake is in it.</exception>
    public static WebApplicationBuilder AddParleySettings(this WebApplicationBuilder builder)
    {
        ConfigurationManager configuration = builder.Configuration;
        AddDefaultAddress(configuration);
        EnvironmentNames.MapOnto(configuration);
        SettingsCheck.ThrowIfWrong(configuration, builder.Environment);

        DatabaseUrl database = DatabaseRule.Read(configuration, builder.Environment);
        builder.Services.AddSingleton(database);
        string? secretFile = AddDevelopmentSecret(builder, database);
        bool allOrigins = (configuration[SettingPaths.CorsOrigins] ?? "").Split(',', StringSplitOptions.TrimEntries).Contains("*");
        builder.Services.AddHostedService(services =>
            ActivatorUtilities.CreateInstance<SettingsNotices>(services, new SettingsNotices.Facts(secretFile, allOrigins)));
        AddOptions(builder.Services);
        return builder;
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

    private static string? AddDevelopmentSecret(WebApplicationBuilder builder, DatabaseUrl database)
    {
        if (!builder.Environment.IsDevelopment()
            || !string.IsNullOrEmpty(builder.Configuration[SettingPaths.JwtSecret])
            || !string.IsNullOrEmpty(builder.Configuration[SettingPaths.JwksUrl]))
        {
            return null;
        }

        string folder = database.Kind is DatabaseKind.Sqlite
            ? Path.GetDirectoryName(database.Connection)!
            : Path.Combine(builder.Environment.ContentRootPath, DataFolder);
        builder.Configuration.AddInMemoryCollection([new(SettingPaths.JwtSecret, DevelopmentSecret.ReadOrMake(folder))]);
        return DevelopmentSecret.FileIn(folder);
    }

    private static void AddOptions(IServiceCollection services)
    {
        Bind<ParleyOptions>(services, SettingPaths.Root);
        Bind<LimitOptions>(services, SettingsSchema.Limits);
        Bind<OrderOptions>(services, SettingsSchema.Orders);
        Bind<DatabaseOptions>(services, SettingsSchema.Database);
        Bind<MessagesSocketOptions>(services, SettingsSchema.MessagesSocket);
        Bind<ShutdownOptions>(services, SettingsSchema.Shutdown);
    }

    private static void Bind<TOptions>(IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
