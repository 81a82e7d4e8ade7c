using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Server.Operations;
using Parley.Server.Settings;
using Parley.TestKit.Logging;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Hosts;

/// <summary>A server with nothing but its settings and operations, on a real Kestrel. An error in its log fails the test.</summary>
internal sealed class OperationsApp : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private OperationsApp(TemporaryFolder folder, WebApplication app, CapturedLogs logs)
    {
        _folder = folder;
        App = app;
        Logs = logs;
        Http = new ServerClient(new Uri(app.Urls.Single()));
    }

    public WebApplication App { get; }

    public ServerClient Http { get; }

    public CapturedLogs Logs { get; }

    public static async Task<OperationsApp> StartAsync(
        Action<IServiceCollection>? services = null, Action<WebApplication>? map = null, params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var logs = new CapturedLogs();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = folder.Path });
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.Configuration.AddInMemoryCollection([new("urls", "http://127.0.0.1:0")]);
        builder.AddParleyAddress();
        builder.Services.AddParleySettings(builder.Configuration, builder.Environment);
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddParleyOperations(builder.Configuration);
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.MapParleyOperations();
        map?.Invoke(app);
        await app.StartAsync().Within("the start of the server");
        return new OperationsApp(folder, app, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync().Within("the end of the server");
        await App.DisposeAsync();
        _folder.Dispose();
        if (Logs.TakeUnexpectedErrors() is { Count: > 0 } errors)
        {
            throw new UnexpectedErrorsException(errors);
        }
    }
}
